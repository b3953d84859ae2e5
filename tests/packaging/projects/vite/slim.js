import { OpenRouter, init } from "openrouter-wasm/slim";
import address from "openrouter-wasm/openrouter.wasm?url";
import { settings, show } from "../ask.js";

init(address);
show(new OpenRouter(settings()));
