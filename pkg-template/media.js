// @ts-check
// What goes along with a message: an address as it is, bytes as base64, and of which media type they are.
import { configError } from "./error.js";
import { kindOf } from "./options.js";

/** How much is encoded at a time, in bytes: too little to be noticed, and in threes, of which base64 makes whole letters. */
const PIECE = 3 * 2 ** 18;

/** How files begin. What somebody calls them is sometimes wrong, and providers look. @type {[RegExp, string][]} */
const SIGNS = [
  [/^\x89PNG/, "image/png"],
  [/^\xff\xd8\xff/, "image/jpeg"],
  [/^GIF8/, "image/gif"],
  [/^RIFF[^]{4}WEBP/, "image/webp"],
  [/^[^]{4}ftypavif/, "image/avif"],
  [/^[^]{4}ftyphei/, "image/heic"],
  [/^%PDF-/, "application/pdf"],
  [/^RIFF[^]{4}WAVE/, "audio/wav"],
  [/^(ID3|\xff[\xf2\xf3\xfa\xfb])/, "audio/mpeg"],
  [/^fLaC/, "audio/flac"],
  [/^OggS/, "audio/ogg"],
  [/^[^]{4}ftypM4A/, "audio/mp4"],
  [/^\xff[\xf1\xf9]/, "audio/aac"],
  [/^FORM[^]{4}AIF/, "audio/aiff"],
];

/**
 * An address that the API can read from; nothing if it is not an address at all.
 *
 * @param {string} what it is for
 * @param {any} source
 * @returns {string | undefined}
 */
export function addressOf(what, source) {
  const address = source?.href ?? source;
  if (typeof address !== "string") return undefined;
  if (/^(https?|data):/i.test(address)) return address;
  throw configError(`${what}: expected an https: or data: address; of what is elsewhere, give the bytes`);
}

/**
 * @typedef {object} Media
 * @property {string} data in base64
 * @property {string} type the media type, without parameters; empty if nothing tells
 * @property {string | undefined} name of a file
 */

/**
 * Bytes in base64, made in pieces with pauses between them.
 *
 * @param {string} what it is for
 * @param {any} source
 * @returns {Promise<Media>}
 */
export async function encoded(what, source) {
  const { size, type, name, read } = opened(what, source);
  if (size === 0) throw configError(`${what}: it is empty`);
  let data = "";
  let found;
  for (let at = 0; at < size; at += PIECE) {
    let bytes;
    try {
      bytes = await read(at, at + PIECE);
    } catch (cause) {
      throw configError(`${what}: it could not be read`, cause);
    }
    found ??= typeOf(bytes.subarray(0, 512), type);
    data += base64(bytes);
  }
  return { data, type: found ?? "", name };
}

/**
 * A Blob, which may be of another realm's class, or bytes.
 *
 * @param {string} what
 * @param {any} source
 * @returns {{ size: number, type: string, name?: string, read: (from: number, to: number) => Promise<Uint8Array> }}
 */
function opened(what, source) {
  const { size, type = "", name } = source ?? {};
  if (typeof size === "number" && typeof source.slice === "function") {
    const read = async (/** @type {number} */ from, /** @type {number} */ to) =>
      new Uint8Array(await source.slice(from, to).arrayBuffer());
    return { size, type, name, read };
  }
  const bytes = bytesOf(source);
  if (!bytes) throw configError(`${what}: expected a File, a Blob, bytes or an address, got ${kindOf(source)}`);
  const read = async (/** @type {number} */ from, /** @type {number} */ to) => {
    if (from > 0) await new Promise((resolve) => setTimeout(resolve));
    return bytes.subarray(from, to);
  };
  return { size: bytes.length, type: "", read };
}

/**
 * A copy: whoever gave them may go on to use them.
 *
 * @param {any} source
 */
function bytesOf(source) {
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice();
  const isBuffer = /ArrayBuffer\]$/.test(Object.prototype.toString.call(source));
  return isBuffer ? new Uint8Array(source).slice() : undefined;
}

/**
 * @param {Uint8Array} beginning
 * @param {string} said the type that it came with
 */
function typeOf(beginning, said) {
  const letters = String.fromCharCode(...beginning.subarray(0, 16));
  const found = SIGNS.find(([sign]) => sign.test(letters))?.[1] ?? plainType(said);
  if (found && found !== "application/octet-stream") return found;
  return isText(beginning) ? "text/plain" : "";
}

/** A media type without its parameters. @param {string} type */
export const plainType = (type) => type.split(";")[0].trim().toLowerCase();

/** @param {Uint8Array} beginning its last character may be cut */
function isText(beginning) {
  try {
    return !new TextDecoder("utf-8", { fatal: true }).decode(beginning, { stream: true }).includes("\0");
  } catch {
    return false;
  }
}

/** @param {any} bytes */
function base64(bytes) {
  // Not every platform has it yet.
  if (bytes.toBase64) return bytes.toBase64();
  let letters = "";
  for (let at = 0; at < bytes.length; at += 8192) letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(letters);
}
