// @ts-check
import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import { apiKey, baseURL, model, prompt, show } from "./question.js";

const openrouter = createOpenRouter({ apiKey, baseURL });
const { stream } = await openrouter.chat(model).doStream({
  prompt: [{ role: "user", content: [{ type: "text", text: prompt }] }],
});
const reader = stream.getReader();
for (let part = await reader.read(); !part.done; part = await reader.read()) {
  if (part.value.type === "error") throw part.value.error;
  if (part.value.type === "text-delta") show(part.value.delta);
}
