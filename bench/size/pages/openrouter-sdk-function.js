// @ts-check
import { OpenRouterCore } from "@openrouter/sdk/core.js";
import { chatSend } from "@openrouter/sdk/funcs/chatSend.js";
import { apiKey, baseURL, messages, model, show } from "./question.js";

const core = new OpenRouterCore({ apiKey, serverURL: baseURL });
const result = await chatSend(core, { chatRequest: { model, messages, stream: true } });
if (!result.ok) throw result.error;
const stream = /** @type {AsyncIterable<import("@openrouter/sdk/models").ChatStreamChunk>} */ (result.value);
for await (const chunk of stream) show(chunk.choices[0]?.delta.content ?? "");
