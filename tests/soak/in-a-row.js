// @ts-check
// Thousands of streams one after another, a third of them aborted, a third failed: nothing grows.
import { check, KEY, mebibytes, pages, pkg } from "./package.js";

const STREAMS = 10_000;
const EARLY = 100;

/** Ways to fail, as the stand-in's switches. */
const FAULTS = ["cut=700", "end=700", "as=error-unified", "as=status-400-zod", "as=silent", "as=html-200", "reset"];

/** @type {((stream: any) => Promise<unknown>)[]} */
const READS = [
  (stream) => stream.final(),
  async (stream) => {
    for await (const _ of stream);
  },
  async (stream) => {
    for await (const _ of stream.text());
  },
  async (stream) => {
    for await (const _ of stream.batches());
  },
  (stream) => stream.toResponse().arrayBuffer(),
];

/** @param {string} baseURL @returns {Promise<string>} */
export async function manyInARow(baseURL) {
  const { origin } = new URL(baseURL);
  const options = { apiKey: KEY, maxRetries: 0 };
  const good = new pkg.OpenRouter({ ...options, baseURL });
  const bad = FAULTS.map((fault) => new pkg.OpenRouter({ ...options, baseURL: `${origin}/with/${fault}/api/v1` }));
  const request = { model: "standin/echo", messages: [{ role: "user", content: "Some words to say again, and more." }] };
  const counts = { good: 0, aborted: 0, failed: 0 };
  const marks = /** @type {{ pages: number, heap: number }[]} */ ([]);
  for (let number = 1; number <= STREAMS; number++) {
    const read = READS[number % READS.length];
    const kind = number % 3;
    if (kind === 0) {
      await read(await good.chat.stream(request));
      counts.good += 1;
    } else if (kind === 1) {
      counts.aborted += await aborted(good, request, number, read);
    } else {
      counts.failed += await failed(bad[number % bad.length], request, read);
    }
    if (number === EARLY || number % (STREAMS / 4) === 0) marks.push(await measure());
  }
  const [early, ...later] = marks;
  const last = later[later.length - 1];
  check(last.pages === early.pages, `${early.pages} pages of wasm after ${EARLY} streams, ${last.pages} after ${STREAMS}`);
  const third = Math.floor(STREAMS / 3);
  check(counts.good >= third && counts.aborted >= third && counts.failed >= third, JSON.stringify(counts));
  const heap = marks.map((mark) => mebibytes(mark.heap)).join(", ");
  return `${STREAMS} streams (${counts.aborted} aborted, ${counts.failed} failed); ${last.pages} pages of wasm after ${EARLY} and after all; heap after ${EARLY} and each quarter: ${heap}`;
}

async function measure() {
  // What finalizers let go of is gone a turn later.
  for (let turn = 0; turn < 3; turn++) {
    /** @type {any} */ (globalThis).gc?.();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { pages: pages(), heap: process.memoryUsage().heapUsed };
}

/** @param {any} client @param {any} request @param {number} number @param {(stream: any) => Promise<unknown>} read */
async function aborted(client, request, number, read) {
  const controller = new AbortController();
  const opening = client.chat.stream(request, { signal: controller.signal });
  if (number % 2) {
    const stream = await opening;
    if (number % 4 === 1) for await (const _ of stream) break;
    else {
      const reading = read(stream).catch(() => {});
      stream.abort("enough");
      await reading;
    }
    await stream.final().catch(() => {});
  } else {
    setTimeout(() => controller.abort("enough"), number % 3);
    await opening.then(read).catch(() => {});
  }
  return 1;
}

/** @param {any} client @param {any} request @param {(stream: any) => Promise<unknown>} read */
async function failed(client, request, read) {
  let stream;
  try {
    stream = await client.chat.stream(request);
    await read(stream);
    await stream.final();
  } catch (error) {
    check(error instanceof pkg.OpenRouterError || stream, String(error));
    await stream?.final().catch(() => {});
    return 1;
  }
  throw new Error("a stream that should have failed ended well");
}
