// @ts-check
// OpenRouter's own SDK.
import { HTTPClient, OpenRouter } from "@openrouter/sdk";
import { apiKey, asFetch, messages, model } from "./peer.js";

/** @type {import("./peer.js").Peer} */
export const peer = {
  open: (fetch) => {
    const openrouter = new OpenRouter({ apiKey, httpClient: new HTTPClient({ fetcher: asFetch(fetch) }) });
    return async () => {
      let all = "";
      const stream = await openrouter.chat.send({ chatRequest: { model, messages, stream: true } });
      for await (const chunk of /** @type {AsyncIterable<any>} */ (stream)) {
        if (chunk.error) throw new Error(chunk.error.message);
        for (const { delta } of chunk.choices) all += told(delta);
      }
      return all;
    };
  },
};

/** What a delta says, under the names that it has here. @param {any} delta */
function told({ reasoning, content, toolCalls }) {
  return (reasoning ?? "") + (content ?? "") + (toolCalls?.[0].function.arguments ?? "");
}
