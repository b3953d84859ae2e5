// @ts-check
// eventsource-parser: its parser in a reading loop, and its TransformStream.
import { createParser } from "eventsource-parser";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { said } from "../said.js";

/** @param {string} data */
function told(data) {
  let all = "";
  if (data !== "[DONE]") for (const { delta } of JSON.parse(data).choices) all += said(delta);
  return all;
}

/** @type {import("./peer.js").Peer} */
export const parser = {
  open: (fetch) => async () => {
    const { body } = await fetch();
    let all = "";
    const { feed } = createParser({ onEvent: ({ data }) => void (all += told(data)) });
    const reader = /** @type {ReadableStream<Uint8Array>} */ (body).getReader();
    const decoder = new TextDecoder();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      feed(decoder.decode(read.value, { stream: true }));
    }
    return all;
  },
};

/** @type {import("./peer.js").Peer} */
export const stream = {
  open: (fetch) => async () => {
    const body = /** @type {ReadableStream<any>} */ ((await fetch()).body);
    const events = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
    // Not every platform's streams can be iterated.
    const reader = events.getReader();
    let all = "";
    for (let read = await reader.read(); !read.done; read = await reader.read()) all += told(read.value.data);
    return all;
  },
};
