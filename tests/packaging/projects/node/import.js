// Imports the package, its other entries, and what it does not show.
import { OpenRouter } from "openrouter-wasm";
import { ask } from "../ask.js";

const baseURL = process.env.API;
const options = { apiKey: "sk-or-v1-packaging", baseURL };
const shown = await ask(new OpenRouter(options));

const names = {};
for (const entry of ["openrouter-wasm", "openrouter-wasm/inline", "openrouter-wasm/slim"]) {
  names[entry] = Object.keys(await import(entry)).sort();
}

const hidden = [];
for (const name of ["glue.js", "wasm.js", "wasm-base64.js", "client.js", "node.js", "types.js"]) {
  await import(`openrouter-wasm/${name}`).catch(({ code }) => hidden.push(`${name}: ${code}`));
}

console.log(JSON.stringify({ shown, names, hidden }));
