// @ts-check
import { OpenRouter, tool } from "openrouter-wasm";
import { apiKey, baseURL, messages, model, show } from "./question.js";

const clock = tool({ name: "clock", description: "The time, now", execute: () => new Date().toISOString() });
const run = await new OpenRouter({ apiKey, baseURL }).chat.run({ model, messages, tools: [clock] });
for await (const event of run) if (event.type === "text") show(event.text);
