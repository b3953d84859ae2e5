// @ts-check
// The loop that everybody writes, as the async generator that everybody wraps it in.
import { said } from "../said.js";

/** @param {ReadableStream<Uint8Array>} body */
async function* chunks(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const events = (rest + decoder.decode(read.value, { stream: true })).split("\n\n");
    rest = /** @type {string} */ (events.pop());
    for (const event of events) {
      if (!event.startsWith("data: ")) continue;
      const data = event.slice(6);
      if (data === "[DONE]") return;
      yield JSON.parse(data);
    }
  }
}

/** @type {import("./peer.js").Peer} */
export const peer = {
  open: (fetch) => async () => {
    const { body } = await fetch();
    let all = "";
    for await (const { choices } of chunks(/** @type {ReadableStream<Uint8Array>} */ (body))) {
      for (const { delta } of choices) all += said(delta);
    }
    return all;
  },
};
