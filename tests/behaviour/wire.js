// @ts-check
// What is on the wire, seen without the package: bodies recorded as they pass by, events read by hand, and answers made
// up by a case.

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * A `fetch` that keeps the bytes of every body that passes through it.
 *
 * @param {typeof fetch} [through]
 */
export function recordingFetch(through = (...args) => fetch(...args)) {
  /** @type {{ response: Response, bytes: Uint8Array[] }[]} */
  const exchanges = [];
  /** @type {typeof fetch} */
  const recording = async (...args) => {
    const response = await through(...args);
    /** @type {Uint8Array[]} */
    const bytes = [];
    exchanges.push({ response, bytes });
    const { status, statusText, headers } = response;
    const tap = new TransformStream({
      transform(/** @type {Uint8Array} */ piece, controller) {
        bytes.push(piece.slice());
        controller.enqueue(piece);
      },
    });
    return new Response(response.body?.pipeThrough(tap), { status, statusText, headers });
  };
  return {
    fetch: recording,
    /** The text of the last body so far. */
    text: () => utf8.decode(joined(exchanges.at(-1)?.bytes ?? [])),
    get response() {
      return /** @type {Response} */ (exchanges.at(-1)?.response);
    },
    get bytes() {
      return joined(exchanges.at(-1)?.bytes ?? []);
    },
  };
}

/** @param {Uint8Array[]} pieces */
export function joined(pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/**
 * The data of each event of a body, by the WHATWG rules and what OpenRouter needs beside them: `[DONE]` is the end, and
 * a last event without its blank line counts if it is whole.
 *
 * @param {string} text
 * @returns {{ data: string[], done: boolean }}
 */
export function readEvents(text) {
  const data = [];
  /** @type {string[]} */
  let lines = [];
  const unterminated = !/(\n\n|\r\r|\r\n\r\n)$/.test(text);
  for (const line of [...text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/), ""]) {
    if (line === "") {
      if (lines.length > 0) data.push(lines.join("\n"));
      lines = [];
    } else if (line === "data" || line.startsWith("data:")) {
      lines.push(line.slice(5).replace(/^ /, ""));
    }
  }
  if (unterminated && data.length > 0 && !isWhole(data[data.length - 1])) data.pop();
  const filled = data.filter((each) => each.trim() !== "");
  const end = filled.indexOf("[DONE]");
  return { data: end < 0 ? filled : filled.slice(0, end), done: end >= 0 };
}

/** @param {string} data */
function isWhole(data) {
  try {
    return data === "[DONE]" || JSON.parse(data) !== undefined;
  } catch {
    return false;
  }
}

/** Whether a chunk says that the answer failed. @param {any} chunk */
export function carriesError(chunk) {
  const failed = (/** @type {any} */ choice) => choice.error != null || choice.finish_reason === "error";
  return chunk.error != null || Boolean(chunk.choices?.some(failed));
}

/** Whether the last word has been said in all choices. @param {any[]} chunks */
export function isFinished(chunks) {
  const finished = new Map();
  for (const choice of chunks.flatMap((chunk) => chunk.choices ?? [])) {
    finished.set(choice.index, finished.get(choice.index) || choice.finish_reason != null);
  }
  return finished.size > 0 && [...finished.values()].every(Boolean);
}

/** @param {unknown} chunk a value, or JSON text as it is to stand there */
export const event = (chunk) => `data: ${typeof chunk === "string" ? chunk : JSON.stringify(chunk)}\n\n`;

export const DONE = "data: [DONE]\n\n";

/** A chunk with a delta. @param {unknown} delta @param {string | null} [finish] @param {number} [index] */
export const chunk = (delta, finish = null, index = 0) => ({
  id: "gen-1790000000-madeup",
  object: "chat.completion.chunk",
  created: 1790000000,
  model: "made/up",
  provider: "Nobody",
  choices: [{ index, delta, finish_reason: finish, native_finish_reason: finish }],
});

/** A whole answer that says these texts. @param {string[]} texts */
export const saying = (...texts) => [
  ...texts.map((content) => event(chunk({ content }))),
  event(chunk({ content: "" }, "stop")),
  DONE,
];

/**
 * A `fetch` that answers with these pieces, each a read of its own, and counts what is asked of it.
 *
 * @param {(string | Uint8Array | Error | Promise<unknown>)[]} pieces an error breaks the connection there, a promise is waited for
 * @param {{ type?: string, status?: number, headers?: Record<string, string> }} [how]
 */
export function answering(pieces, { type = "text/event-stream", status = 200, headers } = {}) {
  const encoder = new TextEncoder();
  const seen = {
    reads: 0,
    cancelled: /** @type {unknown[]} */ ([]),
    calls: /** @type {any[]} */ ([]),
    signal: /** @type {any} */ (undefined),
  };
  const make = () => {
    let at = 0;
    return new ReadableStream(
      {
        async pull(controller) {
          seen.reads += 1;
          let piece = pieces[at++];
          if (piece instanceof Promise) {
            await piece;
            piece = pieces[at++];
          }
          if (piece === undefined) controller.close();
          else if (piece instanceof Error) controller.error(piece);
          else controller.enqueue(typeof piece === "string" ? encoder.encode(piece) : piece);
        },
        cancel(reason) {
          seen.cancelled.push(reason);
        },
      },
      { highWaterMark: 0 },
    );
  };
  return {
    seen,
    body: make,
    response: () => new Response(make(), { status, headers: { "content-type": type, ...headers } }),
    /** @param {any[]} args */
    fetch: async (...args) => {
      seen.calls.push(args);
      seen.signal = args[1]?.signal;
      return new Response(make(), { status, headers: { "content-type": type, ...headers } });
    },
  };
}

/** All items of an iterable, and what it failed with. @param {AsyncIterable<any>} iterable */
export async function collect(iterable) {
  const items = [];
  try {
    for await (const item of iterable) items.push(item);
  } catch (error) {
    return { items, error: /** @type {any} */ (error) };
  }
  return { items, error: undefined };
}
