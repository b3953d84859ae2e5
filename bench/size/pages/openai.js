// @ts-check
import OpenAI from "openai";
import { apiKey, baseURL, messages, model, show } from "./question.js";

const openai = new OpenAI({ apiKey, baseURL, dangerouslyAllowBrowser: true });
const stream = await openai.chat.completions.create({ model, messages, stream: true });
for await (const chunk of stream) show(chunk.choices[0]?.delta.content ?? "");
