import { OpenRouter } from "openrouter-wasm";
import { settings, show } from "../ask.js";

show(new OpenRouter(settings()));
