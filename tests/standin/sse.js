// @ts-check
// Events into bytes: the vendor's plain framing, and the odd ones that readers must also take.

export const KEEP_ALIVE = "OPENROUTER PROCESSING";
/** What the vendor sends before a JSON body while the model works. */
export const WHITE_SPACE = "\n         \n";
export const DONE = "[DONE]";
export const BYTE_ORDER_MARK = "\u{feff}";

/** @param {import("./types.js").Framing} framing */
export function comment({ eol = "\n" }) {
  return `: ${KEEP_ALIVE}${eol}${eol}`;
}

/**
 * @param {string} data one JSON document on one line, or [DONE]
 * @param {import("./types.js").Framing} framing
 * @param {boolean} last
 */
export function event(data, framing, last) {
  const { eol = "\n", spaceless, multiline, extraFields, unterminated } = framing;
  const lines = multiline && data !== DONE ? JSON.stringify(JSON.parse(data), null, 1).split("\n") : [data];
  const fields = lines.map((line) => `data:${spaceless ? "" : " "}${line}`);
  if (extraFields)
    fields.unshift("event: message", "id: 7", "retry: 3000", "unheard-of: field", ": a remark", "data-less");
  const text = fields.join(eol);
  return last && unterminated ? text : text + eol + eol;
}

/** JSON with everything outside ASCII as \u escapes. @param {any} value */
export function escapedJson(value) {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
