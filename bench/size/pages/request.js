// @ts-check
// The request of those that bring no client for the API.
import { apiKey, baseURL, messages, model } from "./question.js";

export const url = `${baseURL}/chat/completions`;

export const init = {
  method: "POST",
  headers: { Authorization: `Bearer ${apiKey}`, "Content-Type": "application/json" },
  body: JSON.stringify({ model, messages, stream: true }),
};

/** Sends it. */
export async function send() {
  const response = await fetch(url, init);
  if (!response.ok || !response.body) throw new Error(`HTTP status ${response.status}`);
  return /** @type {Response & { body: ReadableStream<Uint8Array<ArrayBuffer>> }} */ (response);
}

/**
 * The text in an event's data.
 *
 * @param {string} data
 * @returns {string}
 */
export const textOf = (data) => (data === "[DONE]" ? "" : (JSON.parse(data).choices[0]?.delta.content ?? ""));
