// @ts-check
// This package, in each of the ways to read it.
import { OpenRouter } from "openrouter-wasm";
import { said } from "../said.js";
import { apiKey, messages, model } from "./peer.js";

/**
 * @param {(stream: import("openrouter-wasm").ChatStream) => Promise<string>} read
 * @returns {import("./peer.js").Peer}
 */
const reading = (read) => ({
  open: (fetch) => {
    const openrouter = new OpenRouter({ apiKey, fetch });
    return async () => read(await openrouter.chat.stream({ model, messages }));
  },
});

export const chunks = reading(async (stream) => {
  let all = "";
  for await (const { choices } of stream) for (const { delta } of choices) all += said(delta);
  return all;
});

export const batches = reading(async (stream) => {
  let all = "";
  for await (const batch of stream.batches()) {
    for (const { choices } of batch) for (const { delta } of choices) all += said(delta);
  }
  return all;
});

export const text = reading(async (stream) => {
  let all = "";
  for await (const text of stream.text()) all += text;
  return all;
});

export const final = reading(async (stream) => {
  const { choices } = await stream.final();
  return said(choices[0].message);
});
