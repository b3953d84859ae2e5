// @ts-check
// How an answer's bytes arrive: cut into network chunks, from memory, through a fetch of our own.
import { workloads } from "./workloads.js";

/** @typedef {"event" | "16k" | "byte"} Delivery */

/** @type {Record<Delivery, string>} */
export const deliveries = {
  event: "one network chunk an event",
  "16k": "network chunks of 16 KiB",
  byte: "network chunks of one byte",
};

/**
 * An answer in pieces, and what it says.
 *
 * @param {string} name the workload's
 * @param {Delivery} delivery
 */
export function prepare(name, delivery) {
  const encoder = new TextEncoder();
  /** @type {Uint8Array[]} */
  const events = [];
  const making = workloads[name].events();
  let made = making.next();
  for (; !made.done; made = making.next()) events.push(encoder.encode(made.value));
  // The usage comes last.
  const tokens = /"completion_tokens":(\d+)/.exec(new TextDecoder().decode(events.at(-2)))?.[1] ?? "";
  const bytes = events.reduce((sum, { length }) => sum + length, 0);
  const pieces = delivery === "event" ? events : cut(joined(events, bytes), delivery === "byte" ? 1 : 16 * 1024);
  // All but [DONE].
  return { pieces, bytes, events: events.length - 1, tokens, said: made.value };
}

/** @param {Uint8Array[]} parts @param {number} length */
function joined(parts, length) {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** @param {Uint8Array} bytes @param {number} size */
const cut = (bytes, size) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));

/**
 * A fetch that answers every call with these pieces: each of them is a read of its own, and none waits for anything.
 *
 * @param {Uint8Array[]} pieces
 * @returns {() => Promise<Response>}
 */
export function fetchOf(pieces) {
  return async () => {
    let next = 0;
    const body = new ReadableStream(
      {
        pull(controller) {
          controller.enqueue(pieces[next++]);
          if (next === pieces.length) controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  };
}
