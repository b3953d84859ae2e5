// @ts-check
// OpenAI's SDK, with OpenRouter's address.
import OpenAI from "openai";
import { said } from "../said.js";
import { apiKey, asFetch, messages, model, url } from "./peer.js";

/** @type {import("./peer.js").Peer} */
export const peer = {
  open: (fetch) => {
    const client = new OpenAI({ apiKey, baseURL: url, fetch: asFetch(fetch), dangerouslyAllowBrowser: true });
    return async () => {
      let all = "";
      const stream = await client.chat.completions.create({ model, messages, stream: true });
      for await (const { choices } of stream) for (const { delta } of choices) all += said(delta);
      return all;
    };
  },
};
