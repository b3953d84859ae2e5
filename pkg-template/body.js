// @ts-check
// Reading a response's body, which may be the platform's own stream or anything that looks like one.
import { configError } from "./error.js";

/**
 * @typedef {{ read(): Promise<{ done: boolean, value?: any }>, cancel(reason?: unknown): Promise<unknown> }} Body
 */

/** @type {Body} where there is none */
export const emptyBody = { read: async () => ({ done: true }), cancel: async () => {} };

/**
 * Does what may fail in any way without anybody minding.
 *
 * @param {() => unknown} action
 */
export async function quietly(action) {
  try {
    await action();
  } catch {}
}

/**
 * @param {ReadableStream<Uint8Array>} body
 * @returns {Body}
 */
export function readerOf(body) {
  if (body.locked) throw configError("stream: the body is being read by somebody else");
  try {
    const reader = body.getReader();
    const isOwn = typeof ReadableStreamDefaultReader === "function" && reader instanceof ReadableStreamDefaultReader;
    if (isOwn) return reader;
    if (typeof reader.read === "function" && typeof reader.cancel === "function") return foreign(reader);
  } catch (cause) {
    throw configError("stream: the body cannot be read", cause);
  }
  throw configError("stream: the body cannot be read");
}

/**
 * A reader that is not the platform's own: that a cancel ends its pending read is not to be relied on.
 *
 * @param {Body} reader
 * @returns {Body}
 */
function foreign(reader) {
  /** @type {(end: { done: true }) => void} */
  let end = () => {};
  const cancelled = new Promise((/** @type {(end: { done: true }) => void} */ resolve) => {
    end = resolve;
  });
  return {
    read: () => Promise.race([reader.read(), cancelled]),
    cancel: async (reason) => {
      end({ done: true });
      await reader.cancel(reason);
    },
  };
}

/** What is wrong with a read that brought no bytes. */
export const NOT_BYTES = "the response's body brought something else than bytes";

/**
 * What a read has brought: its bytes in whatever view, of whichever realm, or nothing if they are something else.
 *
 * @param {any} read
 * @returns {{ done: boolean, bytes?: Uint8Array }}
 */
export function look(read) {
  if (read?.done) return { done: true };
  const value = read?.value;
  if (value instanceof Uint8Array) return { done: false, bytes: value };
  try {
    const { buffer, byteOffset, byteLength } = value;
    return { done: false, bytes: ArrayBuffer.isView(value) ? new Uint8Array(buffer, byteOffset, byteLength) : undefined };
  } catch {
    return { done: false };
  }
}
