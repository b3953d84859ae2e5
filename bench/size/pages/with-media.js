// @ts-check
import { file, image, OpenRouter, toMessage, user } from "openrouter-wasm";
import { apiKey, baseURL, model, prompt, show } from "./question.js";

document.ondrop = ({ dataTransfer }) => void ask(...[...(dataTransfer?.files ?? [])].map((one) => (one.type === "application/pdf" ? file(one) : image(one))));
const openrouter = new OpenRouter({ apiKey, baseURL });
/** @type {import("openrouter-wasm").ChatMessage[]} */
const messages = [];
await ask();

/** @param {ReturnType<typeof image | typeof file>[]} parts */
async function ask(...parts) {
  messages.push(await user(prompt, ...parts));
  const stream = await openrouter.chat.stream({ model, messages });
  for await (const text of stream.text()) show(text);
  messages.push(toMessage(await stream.final()));
}
