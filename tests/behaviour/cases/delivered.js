// @ts-check
// The text delivered is the text in the error's `partial` is what was sent: modelled streams and recordings that break
// off at each of their bytes, served from memory, read in every way in turn.
import { merge } from "../merge.js";
import { answering, carriesError, isFinished, recordingFetch } from "../wire.js";
import { READS, textIn, textOf } from "../ways.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

/** What each of them has, beside text. @type {Record<string, Record<string, any>>} */
const MODELLED = {
  echo: { messages: [{ role: "user", content: "Some text, é and 😀." }] },
  "reasoning-anthropic": {},
  "tool-parallel": {},
  choices: {},
  unicode: {},
  "comments-between": {},
  crlf: {},
  "era-2025": {},
  "error-unified": {},
};

/** Larger streams than this, in bytes, break off at some of their bytes only, and around the ends of some events. */
const LARGE = 8_000;

/** @param {import("../harness.js").Suite} suite @returns {import("../harness.js").Case[]} */
export function deliveredCases({ recordings, scenarios }) {
  const models = Object.keys(MODELLED).filter((name) => scenarios.length === 0 || scenarios.includes(`standin/${name}`));
  return [
    {
      name: "delivered: the modelled streams are there",
      run: (t) => t.equal(models, Object.keys(MODELLED)),
    },
    ...models.map((scenario) => ({
      name: `delivered: ${scenario}, broken off at every byte`,
      timeout: 30_000,
      isLong: true,
      async run(/** @type {Toolbox} */ t) {
        const wire = recordingFetch();
        const request = t.request(scenario, MODELLED[scenario]);
        await (await t.client({ fetch: wire.fetch }).chat.stream(request)).final().catch(() => {});
        await everywhere(t, shortened(wire.bytes));
      },
    })),
    ...(recordings ?? [])
      .filter((file) => file.startsWith("sse-"))
      .map((file) => ({
        name: `delivered: ${file}, broken off at its bytes`,
        only: ["node"],
        timeout: 30_000,
        async run(/** @type {Toolbox} */ t) {
          const wire = recordingFetch();
          const client = t.client({ baseURL: t.recorded(file), fetch: wire.fetch });
          await (await client.chat.stream(t.request("echo"))).final().catch(() => {});
          await everywhere(t, wire.bytes);
        },
      })),
  ];
}

/** A long stream without some of the events in its middle. @param {Uint8Array} bytes */
function shortened(bytes) {
  if (bytes.length <= LARGE) return bytes;
  const events = new TextDecoder().decode(bytes).split(/(?<=\n\n)/);
  const step = Math.ceil(bytes.length / LARGE) + 1;
  const kept = events.filter((_, i) => i < 6 || i > events.length - 5 || i % step === 0);
  return new TextEncoder().encode(kept.join(""));
}

/** @param {Toolbox} t @param {Uint8Array} bytes of a whole stream */
async function everywhere(t, bytes) {
  const events = readWithPlaces(bytes);
  const expected = expectations(events);
  const isLarge = bytes.length > LARGE;
  const step = isLarge ? Math.ceil(bytes.length ** 2 / 1e7) : 1;
  const ends = events.filter((_, i) => !isLarge || i < 5 || i > events.length - 5 || i % step === 0);
  const reads = Object.entries(READS).filter(([name]) => name !== "toResponse()");
  let turn = 0;
  for (let at = 0; at <= bytes.length; at++) {
    const near = ends.some(({ end }) => Math.abs(end - at) < 3);
    if (at % step > 0 && !near) continue;
    turn += 1;
    const [name, read] = reads[turn % reads.length];
    // Byte for byte, the connection dies at one and the body ends at the next; near an event's end it does both.
    for (const fault of near ? ["cut", "end"] : [turn % 2 ? "cut" : "end"]) {
      await breakOff(t, { bytes, at, events, expected, fault, name, read, turn });
    }
  }
}

/**
 * @param {Toolbox} t
 * @param {{ bytes: Uint8Array, at: number, events: Event[], expected: (count: number) => Expected, fault: string,
 *   name: string, read: import("../ways.js").Read, turn: number }} setting
 */
async function breakOff(t, { bytes, at, events, expected, fault, name, read, turn }) {
  const what = `${fault} at ${at} of ${bytes.length}, ${name}`;
  const middle = (at * ((turn % 7) + 1)) >> 3;
  const pieces = [bytes.subarray(0, middle), bytes.subarray(middle, at)].filter(({ length }) => length > 0);
  const last = fault === "cut" ? [new Error("cable cut")] : [];
  const stream = t.pkg.ChatStream.from(answering([...pieces, ...last]).body());
  const { items, error, value } = await read(stream);

  const complete = events.filter(({ end }) => end <= at).length;
  // A body that ends may leave out the blank line.
  const whole = fault === "end" ? events.filter(({ dataEnd }) => dataEnd <= at).length : complete;
  const { chunks, completion, done, finished, failed } = expected(whole);
  t.equal(stream.partial, completion, `${what}: partial`);
  if (name === "final()") {
    if (!error) t.equal(value, completion, `${what}: final()`);
  } else if (name === "text()" || name === "events()") {
    t.equal(textOf(items), textOf(chunks), `${what}: text`);
  } else {
    t.equal(items.flat(), chunks, `${what}: chunks`);
  }

  const begun = at > (events[whole - 1]?.end ?? 0);
  if (failed) t.fields(error, { kind: "api", partial: completion }, what);
  else if (done) t.equal(error, undefined, `${what}: error`);
  else if (fault === "cut") t.fields(error, { kind: "connection", partial: completion }, what);
  else if (!finished) t.fields(error, { kind: "truncated", partial: completion }, what);
  // The end is there; whether half an event behind it spoils that is for the reader to say.
  else if (!begun) t.equal(error, undefined, `${what}: error`);
  if (error) t.equal(textIn(error.partial), textOf(chunks.concat(failed ?? [])), `${what}: text of partial`);
}

/**
 * An event: its data, where the data ends and where the event does.
 * @typedef {{ data: string, dataEnd: number, end: number }} Event
 */

/** @param {Uint8Array} bytes @returns {Event[]} */
function readWithPlaces(bytes) {
  // One character a byte: places in this text are places in the bytes.
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
  const events = [];
  for (const match of text.matchAll(/((?:[^\r\n]+(?:\r\n|\r|\n))*?data: ?([^\r\n]*))(\r\n|\r|\n)\3/g)) {
    const dataEnd = match.index + match[1].length;
    const data = utf8.decode(bytes.subarray(dataEnd - match[2].length, dataEnd));
    // A blank line ends with its CR: nobody has to wait for what follows. [DONE] needs no blank line.
    const late = match[3] === "\r\n" ? 1 : 0;
    const end = data === "[DONE]" ? dataEnd + 1 : match.index + match[0].length - late;
    events.push({ data, dataEnd, end });
  }
  return events;
}

/**
 * @typedef {{ chunks: any[], completion: any, done: boolean, finished: boolean, failed: any }} Expected
 *
 * @param {Event[]} events
 * @returns {(count: number) => Expected} what so many events amount to
 */
function expectations(events) {
  /** @type {Map<number, Expected>} */
  const known = new Map();
  return (count) => {
    const found = known.get(count);
    if (found) return found;
    const data = events.slice(0, count).map((event) => event.data);
    const end = data.indexOf("[DONE]");
    const all = (end < 0 ? data : data.slice(0, end)).map((each) => JSON.parse(each));
    const failing = all.findIndex(carriesError);
    const chunks = failing < 0 ? all : all.slice(0, failing);
    const expected = {
      chunks,
      completion: merge(failing < 0 ? all : all.slice(0, failing + 1)),
      done: end >= 0 && all.length > 0,
      finished: isFinished(all),
      failed: all[failing],
    };
    known.set(count, expected);
    return expected;
  };
}
