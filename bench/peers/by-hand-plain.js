// @ts-check
// The loop that everybody writes, without a function around it: what is done with a chunk stands in its middle.
import { said } from "../said.js";

/** @type {import("./peer.js").Peer} */
export const peer = {
  open: (fetch) => async () => {
    const { body } = await fetch();
    const reader = /** @type {ReadableStream<Uint8Array>} */ (body).getReader();
    const decoder = new TextDecoder();
    let rest = "";
    let all = "";
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const events = (rest + decoder.decode(read.value, { stream: true })).split("\n\n");
      rest = /** @type {string} */ (events.pop());
      for (const event of events) {
        if (!event.startsWith("data: ")) continue;
        const data = event.slice(6);
        if (data === "[DONE]") return all;
        for (const { delta } of JSON.parse(data).choices) all += said(delta);
      }
    }
    return all;
  },
};
