import { OpenRouter, init } from "openrouter-wasm/slim";
import address from "openrouter-wasm/openrouter.wasm";
import { settings, show } from "../ask.js";

init(new URL(address, import.meta.url));
show(new OpenRouter(settings()));
