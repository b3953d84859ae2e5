// @ts-check
// What a peer is, and what all of them ask for.

/**
 * @typedef {object} Peer
 * @property {(fetch: () => Promise<Response>) => () => Promise<string>} open makes a client; each call of what it
 *   returns reads one answer, and tells what its deltas said
 * @property {boolean} [counts] it tells the number of bytes instead
 * @property {boolean} [meters] it tells the number of tokens that the answer took instead
 */

export const url = "https://openrouter.invalid/api/v1";
export const apiKey = "sk-or-v1-bench";
export const model = "openai/gpt-5.2";

/** @type {{ role: "user", content: string }[]} */
export const messages = [{ role: "user", content: "Why is the sky blue?" }];

/** The request as somebody without a client would send it. */
export const request = {
  method: "POST",
  headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
  body: JSON.stringify({ model, messages, stream: true }),
};

/** A platform's fetch as the clients' types want it. @param {() => Promise<Response>} fetch @returns {any} */
export const asFetch = (fetch) => fetch;
