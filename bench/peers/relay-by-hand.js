// @ts-check
// A relay written by hand that hands the bytes on and looks at none of them: what everybody pays.
import { request } from "./peer.js";

/** @type {import("./peer.js").Peer} */
export const peer = {
  counts: true,
  open: (fetch) => async () => {
    await new Request("https://relay.example/api/chat/completions", request).json();
    const upstream = /** @type {ReadableStream<Uint8Array>} */ ((await fetch()).body).getReader();
    const body = new ReadableStream(
      {
        async pull(controller) {
          const { done, value } = await upstream.read();
          if (done) controller.close();
          else controller.enqueue(value);
        },
      },
      { highWaterMark: 0 },
    );
    const reader = /** @type {ReadableStream<Uint8Array>} */ (new Response(body).body).getReader();
    let bytes = 0;
    for (let read = await reader.read(); !read.done; read = await reader.read()) bytes += read.value.length;
    return String(bytes);
  },
};
