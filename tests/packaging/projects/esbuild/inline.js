import { OpenRouter } from "openrouter-wasm/inline";
import { settings, show } from "../ask.js";

show(new OpenRouter(settings()));
