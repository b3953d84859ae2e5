// Nothing but the package, for a bundle.
import { OpenRouter } from "openrouter-wasm";
import { ask } from "../ask.js";

console.log(JSON.stringify({ shown: await ask(new OpenRouter({ apiKey: "sk-or-v1-packaging", baseURL: process.env.API })) }));
