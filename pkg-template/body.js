// @ts-check
// Reading a response's body, which may be the platform's own stream or anything that looks like one.
import { configError, OpenRouterError } from "./error.js";

/**
 * @typedef {import("./call.js").Call} Call
 * @typedef {{ read(): Promise<{ done: boolean, value?: any }>, cancel(reason?: unknown): Promise<unknown> }} Body
 */

/** How much of an error's body is read, in bytes: enough for any of the API's own errors. */
const BEGINNING = 2 ** 20;

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
 * What a read has brought: its bytes in whatever view, of whichever realm; nothing at the end, and also if they are
 * something else, which {@link isEnd} tells apart.
 *
 * @param {any} read
 * @returns {Uint8Array | undefined}
 */
export function bytesOf(read) {
  if (isEnd(read)) return undefined;
  const value = read?.value;
  if (value instanceof Uint8Array) return value;
  try {
    const { buffer, byteOffset, byteLength } = value;
    return ArrayBuffer.isView(value) ? new Uint8Array(buffer, byteOffset, byteLength) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {any} read */
export function isEnd(read) {
  return Boolean(read?.done);
}

/**
 * The whole body of a response as text.
 *
 * @param {Call} call
 * @param {Response} response
 */
export async function readText(call, response) {
  const { maxEventBytes } = call.options;
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  await readPieces(call, response, (bytes) => {
    length += bytes.length;
    if (length > maxEventBytes) {
      const message = `the answer is larger than maxEventBytes (${Math.trunc(maxEventBytes)} bytes)`;
      throw new OpenRouterError({ kind: "decode", message });
    }
    // The API's keep-alives stand before the JSON.
    if (!bytes.every(isSpace)) call.clock.dataCame();
    text += decoder.decode(bytes, { stream: true });
    return true;
  });
  return text + decoder.decode();
}

/** @param {number} byte */
function isSpace(byte) {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/**
 * The beginning of a response's body as text; what has come of it if the connection is lost, or takes too long.
 *
 * @param {Call} call
 * @param {Response} response
 */
export async function beginningOf(call, response) {
  const decoder = new TextDecoder();
  let text = "";
  let left = BEGINNING;
  try {
    await readPieces(call, response, (bytes) => {
      text += decoder.decode(bytes.subarray(0, left), { stream: true });
      left -= bytes.length;
      return left > 0;
    });
  } catch (error) {
    if (/** @type {any} */ (error).kind === "aborted") throw error;
  }
  return text;
}

/**
 * Closes the connection of a response whose body nobody wants.
 *
 * @param {Response} response
 */
export function discard(response) {
  quietly(() => response.body?.cancel());
  return "";
}

/**
 * Reads a response's body within the call's bounds, until it ends or `take` has enough; then it is closed.
 *
 * @param {Call} call
 * @param {Response} response
 * @param {(bytes: Uint8Array) => boolean} take says whether to read on
 */
async function readPieces({ cancel, clock }, response, take) {
  const body = response.body ? readerOf(response.body) : emptyBody;
  const close = () => quietly(() => body.cancel());
  const forget = cancel.onAbort(close);
  /** @type {OpenRouterError | undefined} */
  let late;
  clock.onLate = (error) => {
    late = error;
    close();
  };
  try {
    for (let more = true; more; ) {
      clock.begin();
      let read;
      let lost;
      try {
        read = await body.read();
      } catch (cause) {
        const message = "the connection was lost while the answer was read";
        lost = new OpenRouterError({ kind: "connection", message, retryable: true, cause });
      }
      clock.end();
      clock.noDataCame();
      cancel.check();
      if (late ?? lost) throw late ?? lost;
      if (isEnd(read)) return;
      const bytes = bytesOf(read);
      if (!bytes) throw new OpenRouterError({ kind: "decode", message: NOT_BYTES });
      // One whose buffer has gone elsewhere is empty, and cannot be read.
      if (bytes.length > 0) more = take(bytes);
    }
  } finally {
    forget();
    clock.stop();
    close();
  }
}
