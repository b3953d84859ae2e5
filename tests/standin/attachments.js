// @ts-check
// What came with a message besides its text, in words.

/** @param {import("./types.js").ChatRequest} request */
export function attachmentsAsText({ messages = [] }) {
  const content = messages.findLast((message) => message?.role === "user")?.content;
  const parts = Array.isArray(content) ? content : [];
  const seen = parts.flatMap((part) => describe(part) ?? []);
  return seen.length > 0 ? `I see ${and.format(seen)}.` : "I see nothing but text.";
}

const and = new Intl.ListFormat("en");

/** @param {any} part @returns {string | undefined} nothing of a text */
function describe({ type, image_url: image, file, input_audio: audio }) {
  if (type === "image_url") return `an image (${kindAndSize(image?.url)})`;
  if (type === "file") return `a file named ${file?.filename} (${kindAndSize(file?.file_data)})`;
  if (type === "input_audio") return `a sound (${audio?.format}, ${bytes(audio?.data)})`;
  return undefined;
}

/** @param {unknown} source a data URL, or an address */
function kindAndSize(source) {
  const [, kind, base64] = /^data:([^;,]*);base64,(.*)$/.exec(String(source)) ?? [];
  return base64 === undefined ? `at ${source}` : `${kind}, ${bytes(base64)}`;
}

/** @param {unknown} base64 */
const bytes = (base64) => `${Buffer.from(String(base64), "base64").length} bytes`;
