// @ts-check
// What a platform keeps to itself, so that no package can tell it: there, other things are to be expected.

/** @typedef {import("./toolbox.js").Toolbox} Toolbox */

/** WebKitGTK shows a body whose connection broke as one that came to its end. @param {Toolbox} t */
export const hidesBreaks = (t) => t.isIn("webkit");

/** The kind of the error when the connection breaks in a body. @param {Toolbox} t */
export const kindOfBreak = (t) => (hidesBreaks(t) ? "truncated" : "connection");

/** Firefox shows no response before the first byte of its body: there, headers alone are none. @param {Toolbox} t */
export const hidesBareHeaders = (t) => t.isIn("firefox");

/** Switches after which there is a response in any case. @param {Toolbox} t @param {string} switches */
export const withResponse = (t, switches) =>
  hidesBareHeaders(t) ? switches.replace(/\b(stall|cut)=0\b/, "$1=1") : switches;

/** WebKitGTK takes in all that comes, read or not, and is busy with nothing else meanwhile. @param {Toolbox} t */
export const holdsNoSender = (t) => t.isIn("webkit");

/**
 * Waits until an abort is sure to close the connection. In a worker of Firefox one within the first milliseconds of a
 * response may not, with or without this package.
 *
 * @param {Toolbox} t
 */
export async function untilClosable(t) {
  if (t.isIn("firefox") && !t.isIn("page")) await t.sleep(50);
}

/** The text of a body. Bun's own `text()` looks at no piece before all are there. @param {Toolbox} t @param {Response} response */
export async function readAsItComes(t, response) {
  if (!t.isIn("bun")) return response.text();
  const decoder = new TextDecoder();
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  let text = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    text += decoder.decode(read.value, { stream: true });
  }
  return text + decoder.decode();
}
