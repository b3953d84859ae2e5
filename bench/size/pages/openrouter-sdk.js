// @ts-check
import { OpenRouter } from "@openrouter/sdk";
import { apiKey, baseURL, messages, model, show } from "./question.js";

const openrouter = new OpenRouter({ apiKey, serverURL: baseURL });
const answer = await openrouter.chat.send({ chatRequest: { model, messages, stream: true } });
const stream = /** @type {AsyncIterable<import("@openrouter/sdk/models").ChatStreamChunk>} */ (answer);
for await (const chunk of stream) show(chunk.choices[0]?.delta.content ?? "");
