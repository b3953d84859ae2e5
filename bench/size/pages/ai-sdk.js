// @ts-check
import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import { streamText } from "ai";
import { apiKey, baseURL, messages, model, show } from "./question.js";

const openrouter = createOpenRouter({ apiKey, baseURL });
const { textStream } = streamText({ model: openrouter.chat(model), messages });
for await (const text of textStream) show(text);
