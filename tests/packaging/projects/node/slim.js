// The entry that loads nothing by itself: before and after it is told where the wasm is.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { OpenRouter, init } from "openrouter-wasm/slim";
import { ask } from "../ask.js";

const openrouter = new OpenRouter({ apiKey: "sk-or-v1-packaging", baseURL: process.env.API });
const before = await ask(openrouter).catch(({ kind, message }) => ({ kind, message }));
await init(readFile(fileURLToPath(import.meta.resolve("openrouter-wasm/openrouter.wasm"))));
console.log(JSON.stringify({ before, shown: await ask(openrouter) }));
