// @ts-check
// A relay made of OpenRouter's own SDK: its chunks, written again under the names that they have there.
import { HTTPClient, OpenRouter } from "@openrouter/sdk";
import { apiKey, asFetch } from "./peer.js";
import { relaying, responseOf } from "./relaying.js";

export const peer = relaying((fetch) => {
  const openrouter = new OpenRouter({ apiKey, httpClient: new HTTPClient({ fetcher: asFetch(fetch) }) });
  return async (request) => {
    /** @type {number | undefined} */
    let tokens;
    const stream = await openrouter.chat.send({ chatRequest: await request.json() });
    const response = responseOf(/** @type {any} */ (stream), ({ usage }) => (tokens = usage?.completionTokens ?? tokens));
    return { response, tokens: () => tokens };
  };
});
