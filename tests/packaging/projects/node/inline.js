// The entry that carries the wasm in itself.
import { OpenRouter } from "openrouter-wasm/inline";
import { ask } from "../ask.js";

console.log(JSON.stringify({ shown: await ask(new OpenRouter({ apiKey: "sk-or-v1-packaging", baseURL: process.env.API })) }));
