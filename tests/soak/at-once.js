// @ts-check
// Hundreds of streams at once, each with its own words, with random pauses, and every third one left early.
import { check, KEY, mebibytes, pages, pkg, randomOf, sleep } from "./package.js";

const STREAMS = 500;
const EVENTS = 1_000;

/** @param {string} baseURL @returns {Promise<string>} */
export async function manyAtOnce(baseURL) {
  const client = new pkg.OpenRouter({ apiKey: KEY, baseURL, maxRetries: 0 });
  const peak = { rss: 0, heap: 0 };
  const look = () => {
    const { rss, heapUsed } = process.memoryUsage();
    peak.rss = Math.max(peak.rss, rss);
    peak.heap = Math.max(peak.heap, heapUsed);
  };
  look();
  const before = peak.rss;
  const watch = setInterval(look, 50);
  const began = performance.now();
  const counts = { whole: 0, left: 0, events: 0 };
  await Promise.all(Array.from({ length: STREAMS }, (_, number) => one(client, number, counts)));
  clearInterval(watch);
  const seconds = (performance.now() - began) / 1000;
  check(counts.whole + counts.left === STREAMS, `${counts.whole} + ${counts.left} streams`);
  check(counts.left > STREAMS / 4, `only ${counts.left} streams were left early`);
  const rate = Math.round(counts.events / seconds);
  const memory = `peak ${mebibytes(peak.rss)} of process (${mebibytes(before)} before), ${mebibytes(peak.heap)} of heap`;
  return `${STREAMS} streams of ${EVENTS} events, ${counts.left} left early, all texts right; ${memory}, ${pages()} pages of wasm; ${rate} events a second`;
}

/** The text of a stream, unlike that of any other. @param {number} number */
const textOf = (number) => Array.from({ length: EVENTS }, (_, word) => `s${number}w${word}`).join(" ");

/** @param {any} client @param {number} number @param {{ whole: number, left: number, events: number }} counts */
async function one(client, number, counts) {
  const random = randomOf(number + 1);
  const expected = textOf(number);
  const request = { model: "standin/echo", messages: [{ role: "user", content: expected }] };
  const controller = new AbortController();
  const stream = await client.chat.stream(request, { signal: controller.signal });
  const leaveAt = number % 3 === 0 ? Math.floor(random() * EVENTS * 0.8) : Infinity;
  const isText = number % 2 === 0;
  let text = "";
  let items = 0;
  let stopped = false;
  try {
    for await (const item of isText ? stream.text() : stream) {
      // What one network read brought with the last item may still be handed out.

      const piece = isText ? item : (item.choices[0].delta.content ?? "");
      text += piece;
      items += 1;
      counts.events += isText ? (piece.match(/\S+/g)?.length ?? 0) : 1;
      if (random() < 0.01) await sleep(random() * 20);
      if (text.split(" ").length <= leaveAt) continue;
      if (number % 9 === 0) break;
      stopped = true;
      if (number % 9 === 3) stream.abort("enough");
      else controller.abort("enough");
    }
    stopped &&= text !== expected;
    check(!stopped, `stream ${number} ended well after its abort`);
  } catch (error) {
    const { kind, cause } = /** @type {any} */ (error);
    if (kind !== "aborted" || cause !== "enough") throw error;
  }
  check(expected.startsWith(text), `stream ${number}: ${text.slice(-60)}`);
  const outcome = await stream.final().then(
    (/** @type {any} */ completion) => completion,
    (/** @type {any} */ error) => error,
  );
  const whole = (outcome.partial ?? outcome).choices[0].message.content;
  check(expected.startsWith(whole) && whole.startsWith(text), `stream ${number}: partial ${whole.slice(-60)}`);
  if (outcome.kind === "aborted") counts.left += 1;
  else {
    check(text === expected && whole === expected, `stream ${number}: ${text.length} of ${expected.length} characters`);
    counts.whole += 1;
  }
}
