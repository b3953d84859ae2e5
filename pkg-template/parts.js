// @ts-check
// The parts of a message that are more than text: images, documents and sound. Documented in conversation.d.ts.
import { configError } from "./error.js";
import { addressOf, encoded, plainType } from "./media.js";

/** How the API calls formats whose media types are called otherwise. @type {Record<string, string>} */
const FORMATS = { mpeg: "mp3", mpga: "mp3", wave: "wav", mp4: "m4a", aacp: "aac" };

/**
 * @param {any} source
 * @param {{ type?: string, detail?: string }} [options]
 * @returns {Promise<any>}
 */
export async function image(source, { type, detail } = {}) {
  const url = addressOf("image", source) ?? dataUrl("image", type, await encoded("image", source));
  if (/^data:(?!image\/)/i.test(url)) throw configError("image: this is something else than an image");
  return { type: "image_url", image_url: { url, ...(detail !== undefined && { detail }) } };
}

/**
 * @param {any} source
 * @param {{ type?: string, filename?: string }} [options]
 * @returns {Promise<any>}
 */
export async function file(source, { type, filename } = {}) {
  let address = addressOf("file", source);
  let name = filename ?? nameIn(address);
  if (address === undefined) {
    const media = await encoded("file", source);
    address = dataUrl("file", type, media);
    name ??= media.name;
  }
  // Some providers go by the ending.
  const [, ending] = /^data:\w+\/(\w{2,4})[;,]/i.exec(address) ?? [];
  if (ending) name ??= `document.${ending}`;
  return { type: "file", file: { ...(name && { filename: name }), file_data: address } };
}

/**
 * @param {any} source
 * @param {{ format?: string }} [options]
 * @returns {Promise<any>}
 */
export async function audio(source, { format } = {}) {
  const address = addressOf("audio", source);
  const media = address === undefined ? await encoded("audio", source) : inDataUrl(address);
  const found = format ?? formatOf(media);
  if (!found) throw configError('audio: nothing tells its format: give it, such as { format: "wav" }');
  return { type: "input_audio", input_audio: { data: media.data, format: found } };
}

/**
 * @param {string} what
 * @param {string | undefined} given wins over what was found
 * @param {import("./media.js").Media} media
 */
function dataUrl(what, given, { type, data }) {
  if (given ?? type) return `data:${given ?? type};base64,${data}`;
  throw configError(`${what}: nothing tells its media type: give it as { type }`);
}

/**
 * @param {string} address
 * @returns {import("./media.js").Media}
 */
function inDataUrl(address) {
  const comma = address.indexOf(",");
  const head = address.slice(0, comma);
  if (!/^data:.*;base64$/i.test(head)) {
    throw configError("audio: the API takes no address of sound: give its bytes, or a data: address in base64");
  }
  return { data: address.slice(comma + 1), type: plainType(head.slice(5)), name: undefined };
}

/**
 * The name of the file at an address.
 *
 * @param {string | undefined} address
 */
function nameIn(address) {
  const name = /^https?:[^?#]*\/([^/?#]+\.\w+)(?:[?#]|$)/i.exec(address ?? "")?.[1];
  try {
    return name && decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** @param {import("./media.js").Media} media */
function formatOf({ type, name = "" }) {
  const [, format] = /^(?:audio|video)\/(?:x-|vnd\.)?([\w-]+)/.exec(type) ?? /\.(\w+)$/.exec(name.toLowerCase()) ?? [];
  return format && (FORMATS[format] ?? format);
}
