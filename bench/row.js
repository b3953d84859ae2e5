// @ts-check
// One row: one peer reads one answer, again and again, in the process, page or isolate that it has to itself.
import { fetchOf, prepare } from "./delivery.js";

/**
 * @typedef {object} Row
 * @property {string} peer
 * @property {string} workload
 * @property {import("./delivery.js").Delivery} delivery
 * @property {number} warmUp for at least this long, in ms
 * @property {number} measure likewise
 *
 * @typedef {{ times: number[], events: number, bytes: number }} Measured times in ms, each of one whole answer
 * @typedef {Measured | { cannot: string } | { wrong: string }} Outcome
 */

/** The fewest answers that make a median. */
const ANSWERS = 3;

/**
 * @param {import("./peers/peer.js").Peer} peer
 * @param {Row} row
 * @returns {Promise<Outcome>}
 */
export async function runRow(peer, { workload, delivery, warmUp, measure }) {
  const { pieces, bytes, events, said } = prepare(workload, delivery);
  const expected = peer.counts ? String(bytes) : said;
  try {
    const read = peer.open(fetchOf(pieces));
    const once = async () => {
      const start = performance.now();
      const got = await read();
      const took = performance.now() - start;
      if (got !== expected) throw new Wrong(difference(got, expected));
      return took;
    };
    for (let spent = 0; spent < warmUp; ) spent += await once();
    const times = [];
    for (let spent = 0; spent < measure || times.length < ANSWERS; spent += times[times.length - 1]) times.push(await once());
    return { times, events, bytes };
  } catch (error) {
    return error instanceof Wrong ? { wrong: error.message } : { cannot: firstWords(error) };
  }
}

/** An answer came through as something else than it was. */
class Wrong extends Error {}

/** @param {string} got @param {string} expected */
function difference(got, expected) {
  let at = 0;
  while (at < got.length && got[at] === expected[at]) at++;
  /** @param {string} text */
  const around = (text) => JSON.stringify(text.slice(at, at + 30));
  return `${got.length} of ${expected.length} characters; at ${at} ${around(got)} instead of ${around(expected)}`;
}

/** @param {unknown} error */
export function firstWords(error) {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
