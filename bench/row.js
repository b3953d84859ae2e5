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
 * @typedef {{ times: number[], events: number, bytes: number }} Measured ms that an answer took, several times
 * @typedef {Measured | { cannot: string } | { wrong: string }} Outcome
 */

/** The fewest times that make a median. */
const TIMES = 3;

/** How much is timed at once, in ms: a browser's clock, or workerd's, may tick once a millisecond. */
const SAMPLE = 50;

/** At Cloudflare a Worker's clock stands still while it computes; in a local workerd it goes on. */
const TOO_MANY = 20_000;

/**
 * @param {import("./peers/peer.js").Peer} peer
 * @param {Row} row
 * @returns {Promise<Outcome>}
 */
export async function runRow(peer, { workload, delivery, warmUp, measure }) {
  const { pieces, bytes, events, tokens, said } = prepare(workload, delivery);
  const expected = peer.meters ? tokens : peer.counts ? String(bytes) : said;
  try {
    const read = peer.open(fetchOf(pieces));
    /** The time that this many answers take. @param {number} answers */
    const time = async (answers) => {
      let got = "";
      let length = 0;
      const start = performance.now();
      for (let i = 0; i < answers; i++) {
        got = await read();
        length += got.length;
      }
      const took = performance.now() - start;
      // Comparing would cost as much as some of the peers do.
      if (got !== expected) throw new Wrong(difference(got, expected));
      if (length !== answers * expected.length) throw new Wrong("not every answer was as long as the last one");
      return took;
    };
    let answers = 0;
    let spent = 0;
    for (; spent < warmUp; spent += await time(1)) {
      if (++answers > TOO_MANY && spent === 0) throw new Error("the clock stands still");
    }
    const atOnce = Math.max(1, Math.round((SAMPLE * answers) / spent));
    const times = [];
    for (spent = 0; spent < measure || times.length < TIMES; ) {
      const took = await time(atOnce);
      spent += took;
      times.push(took / atOnce);
    }
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
