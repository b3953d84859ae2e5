// @ts-check
// What a relay is given, and what is asked of it: the answer on its way, and what it took.
import { messages, model } from "./peer.js";

/**
 * @typedef {(request: Request) => Promise<{ response: Response, tokens: () => number | undefined | Promise<number | undefined> }>} Relay
 *   `tokens`: how many the answer took, once its response has been read
 */

export const origin = "https://app.example";

const incoming = () =>
  new Request("https://relay.example/api/chat/completions", {
    method: "POST",
    headers: { origin, "content-type": "application/json" },
    body: JSON.stringify({ model, messages, stream: true }),
  });

/**
 * @param {(fetch: () => Promise<Response>) => Relay} open
 * @returns {import("./peer.js").Peer}
 */
export const relaying = (open) => ({
  meters: true,
  open(fetch) {
    const relay = open(fetch);
    return async () => {
      const { response, tokens } = await relay(incoming());
      const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
      let bytes = 0;
      for (let read = await reader.read(); !read.done; read = await reader.read()) bytes += read.value.length;
      if (bytes === 0) throw new Error("nothing came through the relay");
      return String(await tokens());
    };
  },
});

/**
 * A client's chunks as a response, as its documentation would have it relayed.
 *
 * @param {AsyncIterable<any>} stream
 * @param {(chunk: any) => void} look
 */
export function responseOf(stream, look) {
  const chunks = stream[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (!done) look(value);
        controller.enqueue(encoder.encode(`data: ${done ? "[DONE]" : JSON.stringify(value)}\n\n`));
        if (done) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}
