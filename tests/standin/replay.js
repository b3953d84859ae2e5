// @ts-check
// Plays back a folder of recorded bodies, byte for byte.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

export class Recordings {
  #folder;

  /** @param {string | undefined} folder */
  constructor(folder) {
    this.#folder = folder;
  }

  /** The names of the recorded answers (`*.req.json` are the requests they answer). */
  async names() {
    if (!this.#folder) return undefined;
    const names = await readdir(this.#folder).catch(() => undefined);
    return names?.filter((name) => /\.(sse|json)$/.test(name) && !name.endsWith(".req.json")).sort();
  }

  /**
   * @param {import("./exchange.js").Exchange} exchange
   * @param {string} name
   */
  async play(exchange, name) {
    const names = await this.names();
    const plain = { "Content-Type": "text/plain; charset=utf-8" };
    if (!names) return exchange.reply(404, "No recordings here: start the stand-in with a folder of them.\n", plain);
    // Only what is listed: a name can lead nowhere else.
    if (!names.includes(name))
      return exchange.reply(404, `No recording "${name}". There are: ${names.join(", ")}\n`, plain);
    const bytes = await readFile(join(String(this.#folder), name));
    const stream = name.endsWith(".sse");
    const id = /"id":"(gen-[^"]+)"/.exec(bytes.toString("latin1"))?.[1] ?? exchange.generationId;
    const out = exchange.start(statusOf(name, bytes), {
      "Content-Type": stream ? "text/event-stream" : "application/json",
      ...(stream && { "Cache-Control": "no-cache" }),
      "X-Generation-Id": id,
    });
    for (const piece of stream ? events(bytes) : [bytes]) {
      if (!out.open) return;
      await out.write(piece);
    }
    await out.end();
  }
}

/**
 * The status is in the name (`json-error-401.json`) or in the error.
 * @param {string} name
 * @param {Buffer} bytes
 */
function statusOf(name, bytes) {
  if (name.endsWith(".sse")) return 200;
  const named = /-error-([45]\d\d)\b/.exec(name)?.[1];
  if (named) return Number(named);
  const code = /^\s*\{"error":\{[^{}]*"code":([45]\d\d)\b/.exec(bytes.toString("latin1"))?.[1];
  return code ? Number(code) : 200;
}

/** Cuts a stream after each blank line. @param {Buffer} bytes */
function* events(bytes) {
  let from = 0;
  while (from < bytes.length) {
    const blank = bytes.indexOf("\n\n", from);
    const to = blank < 0 ? bytes.length : blank + 2;
    yield bytes.subarray(from, to);
    from = to;
  }
}
