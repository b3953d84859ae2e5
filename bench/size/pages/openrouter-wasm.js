// @ts-check
import { OpenRouter } from "openrouter-wasm";
import { apiKey, baseURL, messages, model, show } from "./question.js";

const openrouter = new OpenRouter({ apiKey, baseURL });
const stream = await openrouter.chat.stream({ model, messages });
for await (const text of stream.text()) show(text);
