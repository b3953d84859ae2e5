// @ts-check
// A short stream that breaks off at each of its bytes: there is always an outcome, and nothing that arrived is lost.
import { hidesBreaks } from "../platforms.js";
import { collect, readEvents, recordingFetch } from "../wire.js";
import { expectedOf } from "./scenarios.js";

/** @type {import("../harness.js").Case[]} */
export const cutCases = ["end", "cut"].map((fault) => ({
  name: `a stream that breaks off (${fault}) at every byte`,
  timeout: 30_000,
  isLong: true,
  async run(t) {
    const request = t.request("echo", { messages: [{ role: "user", content: "é" }] });
    const whole = recordingFetch();
    await (await t.client({ fetch: whole.fetch }).chat.stream(request)).final();
    const places = Array.from({ length: whole.bytes.length + 1 }, (_, at) => at);
    const lane = async () => {
      for (let at = places.shift(); at !== undefined; at = places.shift()) await breakOff(t, fault, at, request);
    };
    await Promise.all(Array.from({ length: 5 }, lane));
  },
}));

/**
 * @param {import("../toolbox.js").Toolbox} t
 * @param {string} fault "cut" breaks the connection, "end" ends the body as if it were complete
 * @param {number} at
 * @param {any} request
 */
async function breakOff(t, fault, at, request) {
  const what = `${fault}=${at}`;
  const wire = recordingFetch();
  const opening = t.client({ baseURL: t.with(what), fetch: wire.fetch }).chat.stream(request);
  const stream = await opening.catch((/** @type {any} */ error) => error);
  if (!(stream instanceof t.pkg.ChatStream)) {
    // With nothing after the headers, a runtime may not even give a response.
    t.ok(fault === "cut", `${what}: ${stream}`);
    return t.fields(stream, { kind: "connection", retryable: true }, what);
  }
  const { items, error } = await collect(stream);
  const text = wire.text();
  const expected = expectedOf(text);
  const ended = fault === "end" || hidesBreaks(t);
  if (ended) t.equal(wire.bytes.length <= at, true, `${what}: bytes`);
  const { done } = readEvents(text);
  if (ended || done) {
    t.equal(items, expected.chunks, what);
    t.equal(stream.partial, expected.whole, `${what}: partial`);
    if (expected.ended && !halfEvent(text)) t.equal(error, undefined, `${what}: error`);
    else if (!expected.ended)
      t.fields(error, { kind: "truncated", partial: expected.whole, retryable: true, status: 200 }, what);
    return;
  }
  // A broken connection: all events that were complete, then the news of it.
  const complete = text.slice(0, text.lastIndexOf("\n\n") + 2);
  const before = expectedOf(complete);
  t.fields(error, { kind: "connection", retryable: true, status: 200 }, what);
  t.ok(error.cause !== undefined, `${what}: no cause`);
  t.equal(items, before.chunks, what);
  t.equal(error.partial, before.whole, `${what}: partial`);
}

/** Whether the last bytes are the beginning of an event: whether that is an end is for the reader to say. @param {string} text */
function halfEvent(text) {
  return !text.endsWith("\n\n");
}
