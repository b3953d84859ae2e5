// @ts-check
// The AI SDK with OpenRouter's provider: the provider's own stream, and streamText around it.
import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import { streamText } from "ai";
import { apiKey, asFetch, model } from "./peer.js";

const question = "Why is the sky blue?";

/** @param {() => Promise<Response>} fetch */
const modelOf = (fetch) => createOpenRouter({ apiKey, fetch: asFetch(fetch), compatibility: "strict" }).chat(model);

/** What a part of the stream says: `delta` in the provider's, `text` in streamText's. @param {any} part */
function told(part) {
  switch (part.type) {
    case "text-delta":
    case "reasoning-delta":
    case "tool-input-delta":
      return part.text ?? part.delta;
    case "error":
      throw part.error;
    default:
      return "";
  }
}

/** @type {import("./peer.js").Peer} */
export const doStream = {
  open: (fetch) => {
    const model = modelOf(fetch);
    return async () => {
      let all = "";
      const { stream } = await model.doStream({
        prompt: [{ role: "user", content: [{ type: "text", text: question }] }],
      });
      const reader = stream.getReader();
      for (let read = await reader.read(); !read.done; read = await reader.read()) all += told(read.value);
      return all;
    };
  },
};

/** @type {import("./peer.js").Peer} */
export const text = {
  open: (fetch) => {
    const model = modelOf(fetch);
    return async () => {
      let all = "";
      const { stream } = streamText({ model, prompt: question, onError: () => {} });
      for await (const part of stream) all += told(part);
      return all;
    };
  },
};
