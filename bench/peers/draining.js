// @ts-check
// Reading alone: what everybody pays.

/** @type {import("./peer.js").Peer} */
export const peer = {
  counts: true,
  open: (fetch) => async () => {
    const { body } = await fetch();
    const reader = /** @type {ReadableStream<Uint8Array>} */ (body).getReader();
    let bytes = 0;
    for (let read = await reader.read(); !read.done; read = await reader.read()) bytes += read.value.length;
    return String(bytes);
  },
};
