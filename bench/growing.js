// @ts-check
// What it costs to show a structured answer while it arrives, four characters at a time: this with everything, from the
// network's bytes on; of the peers the parser alone, which goes through the text so far again each time.
import { parsePartialJson } from "ai";
import { partialParse } from "openai/_vendor/partial-json-parser/parser";
import { ChatStream } from "../pkg/node.js";
import { median } from "./stats.js";

const KB = 1_000;
const SIZES = [10 * KB, 50 * KB, 1_000 * KB];

/** Of a text's length the peers' time is the square. */
const LARGEST_OF_PEERS = 50 * KB;

const PIECE = 4;

/** How long to measure, in ms, and before that to warm up. */
const LONG_ENOUGH = 500;

/** A list of records as JSON, of about so many characters. @param {number} length */
function document(length) {
  const record = (/** @type {number} */ id) =>
    ({ id, name: `Record ${id}`, tags: ["a", "b"], at: { x: id / 4, y: -id }, text: 'It is "fine".\nReally.' });
  const count = Math.ceil(length / JSON.stringify(record(1_000)).length);
  return JSON.stringify({ records: Array.from({ length: count }, (_, id) => record(id)) });
}

/** @param {string} text */
function pieces(text) {
  return Array.from({ length: Math.ceil(text.length / PIECE) }, (_, i) => text.slice(i * PIECE, (i + 1) * PIECE));
}

/** The text as a stream, each piece an event and a network chunk of its own. @param {string} text */
function events(text) {
  const encoder = new TextEncoder();
  const event = (/** @type {object} */ choice) => {
    const chunk = { id: "gen-bench", object: "chat.completion.chunk", model: "a/b", choices: [{ index: 0, ...choice }] };
    return encoder.encode(`data: ${JSON.stringify(chunk)}\n\n`);
  };
  const all = pieces(text).map((content) => event({ delta: { role: "assistant", content }, finish_reason: null }));
  return [...all, event({ delta: { content: "" }, finish_reason: "stop" }), encoder.encode("data: [DONE]\n\n")];
}

/** @param {Uint8Array[]} chunks */
function streamOf(chunks) {
  let at = 0;
  const pull = (/** @type {ReadableStreamDefaultController<Uint8Array>} */ controller) => {
    if (at < chunks.length) controller.enqueue(chunks[at++]);
    else controller.close();
  };
  return new ReadableStream({ pull }, { highWaterMark: 0 });
}

/** @typedef {{ largest: number, prepare: (text: string) => any, read: (prepared: any) => Promise<unknown> }} Reader gives the last value */

/** @type {Record<string, Reader>} */
const READERS = {
  "stream.object()": {
    largest: Infinity,
    prepare: events,
    async read(chunks) {
      let last;
      for await (const value of ChatStream.from(streamOf(chunks)).object()) last = value;
      return last;
    },
  },
  "`ai`, `parsePartialJson`": {
    largest: LARGEST_OF_PEERS,
    prepare: pieces,
    async read(all) {
      let last;
      let text = "";
      for (const piece of all) last = (await parsePartialJson((text += piece))).value;
      return last;
    },
  },
  "`openai`, its partial parser": {
    largest: LARGEST_OF_PEERS,
    prepare: pieces,
    async read(all) {
      let last;
      let text = "";
      for (const piece of all) {
        text += piece;
        try {
          last = partialParse(text);
        } catch {
          // As openai does it too: what cannot be read yet is left out.
        }
      }
      return last;
    },
  },
};

/** Prints what a character costs in documents of several sizes. */
export async function growing() {
  const titles = SIZES.map((size) => `${size / KB} kB`);
  console.log(`\nA structured answer in pieces of ${PIECE} characters, with a value after each (Node ${process.versions.node}), in ns a character:\n`);
  console.log(`| | ${titles.join(" | ")} |`);
  console.log(`|---|${titles.map(() => "---").join("|")}|`);
  for (const [name, { largest, prepare, read }] of Object.entries(READERS)) {
    const costs = [];
    for (const size of SIZES) costs.push(size <= largest ? (await cost(document(size), prepare, read)).toFixed(0) : "not tried");
    console.log(`| ${name} | ${costs.join(" | ")} |`);
  }
}

/** @param {string} text @param {Reader["prepare"]} prepare @param {Reader["read"]} read */
async function cost(text, prepare, read) {
  const prepared = prepare(text);
  const times = [];
  const began = performance.now();
  while (performance.now() - began < 2 * LONG_ENOUGH || times.length === 0) {
    const before = performance.now();
    const last = await read(prepared);
    const now = performance.now();
    if (JSON.stringify(last) !== text) throw new Error("the last value is not the whole");
    if (now - began > LONG_ENOUGH) times.push(now - before);
  }
  return (median(times) / text.length) * 1e6;
}
