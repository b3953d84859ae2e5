// @ts-check
// A plain reader of finished event streams, to check the stand-in with. It knows every framing
// and is in no hurry.

/**
 * @param {string} text
 * @returns {{ data: string[], comments: string[] }} the data of each event, [DONE] included
 */
export function readEvents(text) {
  /** @type {string[]} */
  const data = [];
  /** @type {string[]} */
  const comments = [];
  /** @type {string[]} */
  let lines = [];
  for (const line of [...text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/), ""]) {
    if (line.startsWith(":")) comments.push(line.slice(1).trimStart());
    else if (line.startsWith("data:")) lines.push(line.slice(5).replace(/^ /, ""));
    else if (line === "" && lines.length) {
      data.push(lines.join("\n"));
      lines = [];
    }
  }
  return { data, comments };
}
