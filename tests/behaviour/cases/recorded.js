// @ts-check
// Every recorded stream and JSON body, over real HTTP: whole, byte by byte, and in random pieces.
import { collect, readEvents, recordingFetch } from "../wire.js";
import { endsAsExpected, expectedOf } from "./scenarios.js";

/** What the recorded errors have to say. @type {Record<string, Record<string, unknown>>} */
const ERRORS = {
  "json-error-400-context-length.json": {
    kind: "api",
    status: 400,
    code: 400,
    retryable: false,
    message: /maximum context length/,
  },
  "json-error-401.json": {
    kind: "api",
    status: 401,
    code: 401,
    retryable: false,
    message: "Missing Authentication header",
  },
  "sse-error-midstream.sse": { kind: "api", status: 200, code: 400, retryable: false, message: "Token limit reached" },
};

/** @param {import("../harness.js").Suite} suite @returns {import("../harness.js").Case[]} */
export function recordedCases({ recordings }) {
  const only = ["node"];
  if (!recordings) return [{ name: "recorded", only, skip: "there is no folder of recordings here", run() {} }];
  return recordings.flatMap((file) =>
    [undefined, "split=1", "split=random:1", "split=random:2"].map((split) => ({
      name: `recorded ${file}: ${split ?? "whole"}`,
      only,
      // Half a megabyte in single bytes takes its time.
      timeout: 50_000,
      run: (/** @type {import("../toolbox.js").Toolbox} */ t) =>
        file.endsWith(".sse")
          ? streamed(t, file, t.recorded(file, split))
          : unstreamed(t, file, t.recorded(file, split)),
    })),
  );
}

/**
 * @param {import("../toolbox.js").Toolbox} t
 * @param {string} file
 * @param {string} baseURL
 */
async function streamed(t, file, baseURL) {
  const wire = recordingFetch();
  const client = t.client({ baseURL, fetch: wire.fetch });
  const stream = await client.chat.stream(t.request("echo"));
  const { items, error } = await collect(stream);
  const expected = expectedOf(wire.text());
  // Streams of another API pass through as chunks too, but say nothing of an end that this one knows, save [DONE].
  t.equal(items, expected.chunks, "chunks");
  if (!expected.failed) t.equal(items.length, readEvents(wire.text()).data.length, "number of events");
  endsAsExpected(t, error, expected);
  t.equal(stream.partial, expected.whole, "partial");
  if (ERRORS[file]) t.fields(error, ERRORS[file]);
  else t.equal(await stream.final(), expected.whole, "final()");

  const again = await client.chat.stream(t.request("echo"));
  if (error)
    t.equal((await t.rejects(again.final(), ERRORS[file])).partial, expected.whole, "partial of final()'s error");
  else t.equal(await again.final(), expected.whole, "final() alone");
}

/**
 * @param {import("../toolbox.js").Toolbox} t
 * @param {string} file
 * @param {string} baseURL
 */
async function unstreamed(t, file, baseURL) {
  const wire = recordingFetch();
  const sending = t.client({ baseURL, fetch: wire.fetch }).chat.send(t.request("echo"));
  if (ERRORS[file]) {
    const error = await t.rejects(sending, ERRORS[file]);
    const { error: told } = JSON.parse(wire.text());
    t.equal(error.message, told.message, "message");
    t.equal(error.metadata, told.metadata, "metadata");
  } else if (file.startsWith("json-")) {
    t.equal(await sending, JSON.parse(wire.text()), "completion");
  } else {
    await t.rejects(sending, { kind: "decode", status: 200, retryable: false });
  }
}
