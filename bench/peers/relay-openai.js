// @ts-check
// A relay made of OpenAI's SDK: its chunks, written again.
import OpenAI from "openai";
import { apiKey, asFetch, url } from "./peer.js";
import { relaying, responseOf } from "./relaying.js";

export const peer = relaying((fetch) => {
  const client = new OpenAI({ apiKey, baseURL: url, fetch: asFetch(fetch) });
  return async (request) => {
    /** @type {number | undefined} */
    let tokens;
    const stream = await client.chat.completions.create(await request.json());
    const response = responseOf(/** @type {any} */ (stream), ({ usage }) => (tokens = usage?.completion_tokens ?? tokens));
    return { response, tokens: () => tokens };
  };
});
