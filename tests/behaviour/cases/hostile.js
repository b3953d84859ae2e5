// @ts-check
// Responses, bodies and requests as no platform makes them. Whatever a caller's own `fetch` gives, its call works or ends
// with an error of its own, and the other calls on the package do not feel it.
import { readAsItComes } from "../platforms.js";
import { withRandom } from "../ways.js";
import { answering, chunk, collect, DONE, event, saying } from "../wire.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

/**
 * What a good answer is, in the form that was asked for.
 * @typedef {{ type: string, text: string, bytes: () => Uint8Array }} Form
 */

const MEGABYTE = 2 ** 20;

/** The time in which each call has to be over, in ms. */
const IN_TIME = 2_000;

/** That of a case which tries all ways: each of them may fail. */
const PATIENCE = 8 * IN_TIME;

const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);
const form = (/** @type {string} */ type, /** @type {string} */ text) => ({ type, text, bytes: () => encode(text) });

// Of a length that every view can have.
const even = (/** @type {string} */ text) => text + " ".repeat(7 - ((text.length + 7) % 8));
const COMPLETION = { choices: [{ index: 0, message: { role: "assistant", content: "fine" }, finish_reason: "stop" }] };
const WHOLE = form("application/json", even(JSON.stringify(COMPLETION)));
const STREAM = form("text/event-stream", even(`${saying("fine").join("")}:`));

const boom = () => {
  throw new Error("boom");
};

/**
 * Every way in which a response can come in and be read, each to the text that was said.
 *
 * @type {Record<string, (t: Toolbox, make: (form: Form) => any, options?: Record<string, unknown>) => Promise<string>>}
 */
const WAYS = {
  async send(t, make, options) {
    const fetch = async () => make(WHOLE);
    return said(await t.client({ fetch, ...options }).chat.send(t.request("echo")));
  },
  async "final()"(t, make, options) {
    const fetch = async () => make(STREAM);
    return said(await (await t.client({ fetch, ...options }).chat.stream(t.request("echo"))).final());
  },
  async chunks(t, make, options) {
    const fetch = async () => make(STREAM);
    const stream = await t.client({ fetch, ...options }).chat.stream(t.request("echo"));
    const { error } = await collect(stream);
    if (error) throw error;
    return said(await stream.final());
  },
  async "text()"(t, make, options) {
    const fetch = async () => make(STREAM);
    const { items, error } = await collect(
      (await t.client({ fetch, ...options }).chat.stream(t.request("echo"))).text(),
    );
    if (error) throw error;
    return items.join("");
  },
  async "toResponse()"(t, make, options) {
    const fetch = async () => make(STREAM);
    const stream = await t.client({ fetch, ...options }).chat.stream(t.request("echo"));
    const relay = await readAsItComes(t, stream.toResponse()).catch((/** @type {any} */ error) => error);
    const text = said(await stream.final());
    // The bytes are the consumer's from then on; whatever they are, it must not take less for all.
    const broken = typeof relay !== "string" && options?.mayBreak;
    if (relay !== STREAM.text && !broken) throw new Error(`the relay of a good answer gave ${relay}`);
    return text;
  },
  async "from()"(t, make, options) {
    return said(await t.pkg.ChatStream.from(make(STREAM), { timeout: { idle: 1_000 }, ...options }).final());
  },
};

/** Tries all ways, and tells of each that fails. @param {(name: string, way: (typeof WAYS)[string]) => Promise<void>} trial */
async function inEachWay(trial) {
  const wrong = /** @type {string[]} */ ([]);
  for (const [name, way] of Object.entries(WAYS)) {
    await trial(name, way).catch((error) => wrong.push(error.message));
  }
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
}

/** @param {any} completion */
const said = (completion) => completion.choices[0].message.content;

/** Calls that wait for something else meanwhile. Gives what sees that they go on. @param {Toolbox} t */
async function bystanders(t) {
  /** @type {(value?: any) => void} */
  let goOn = () => {};
  /** @type {(response: Response) => void} */
  let answer = () => {};
  const pause = new Promise((resolve) => (goOn = resolve));
  const late = new Promise((resolve) => (answer = resolve));
  const [first, ...rest] = saying("one", "two");
  const stream = await t.client({ fetch: answering([first, pause, ...rest]).fetch }).chat.stream(t.request("echo"));
  const chunks = stream[Symbol.asyncIterator]();
  await chunks.next();
  const reading = chunks.next();
  const sending = t.client({ fetch: () => late }).chat.send(t.request("echo"));
  for (const each of [reading, sending]) each.catch(() => {});
  return async (/** @type {string} */ what) => {
    goOn();
    answer(new Response(WHOLE.text, { headers: { "content-type": WHOLE.type } }));
    try {
      t.equal((await reading).value.choices[0].delta.content, "two");
      while (!(await chunks.next()).done);
      t.equal(said(await stream.final()), "onetwo");
      t.equal(said(await sending), "fine");
    } catch (error) {
      throw new Error(`${what}: it disturbed another call: ${error}`);
    }
  };
}

/**
 * Makes a call beside others, and sees how each of them ends.
 *
 * @param {Toolbox} t
 * @param {string} what
 * @param {() => Promise<unknown>} call
 * @param {string[]} expected the kinds of errors that it may end with; "fine" if it may work
 * @returns {Promise<any>} what it brought
 */
async function ends(t, what, call, expected) {
  const stillFine = await bystanders(t);
  /** @type {any} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not over within ${IN_TIME} ms`)), IN_TIME);
  });
  /** @type {any} */
  let ended;
  try {
    ended = { value: await Promise.race([(async () => call())(), late]) };
  } catch (error) {
    ended = { error };
  } finally {
    clearTimeout(timer);
  }
  const { value, error } = ended;
  const kind = "value" in ended ? "fine" : error instanceof t.pkg.OpenRouterError ? error.kind : undefined;
  const cause = error?.cause ? `, because of ${error.cause}` : "";
  t.ok(expected.includes(kind), `${what}: ended ${kind ?? ""} (${error}${cause}), not ${expected.join(" or ")}`);
  await stillFine(what);
  return value;
}

/** A response as a caller may make it up. @param {Form} form @param {any} body @param {Record<string, unknown>} [more] */
const like = ({ type }, body, more) => ({ status: 200, headers: new Headers({ "content-type": type }), body, ...more });

/**
 * A body whose reader brings these pieces.
 *
 * @param {any[]} pieces
 * @param {Record<string, unknown>} [reader] what is different about its reader
 * @param {Record<string, unknown>} [body] what is different about itself
 */
function bodyOf(pieces, reader, body) {
  let at = 0;
  const read = async () => (at < pieces.length ? { done: false, value: pieces[at++] } : { done: true });
  return { getReader: () => ({ read, cancel: async () => {}, releaseLock() {}, ...reader }), ...body };
}

/** The pieces through a stream of the platform's. @param {any[]} pieces */
const streamOf = (pieces) =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });

/** @param {Uint8Array} bytes */
const detach = (bytes) => void structuredClone(bytes.buffer, { transfer: [bytes.buffer] });

/** @param {Uint8Array} bytes */
function detached(bytes) {
  detach(bytes);
  return bytes;
}

/** The bytes in the middle of a larger buffer. @param {Uint8Array} bytes */
function amid(bytes) {
  const larger = new Uint8Array(bytes.length + 32).fill(0x21);
  larger.set(bytes, 16);
  return larger.buffer;
}

/** Headers of which one is odd. @param {Form} form @param {string} odd @param {() => any} value */
const headersWith = ({ type }, odd, value) => ({
  get: (/** @type {string} */ name) => (name === odd ? value() : name === "content-type" ? type : null),
});

const FINE = ["fine"];
const NOT_BYTES = ["decode"];

/** What nobody can read any more counts as nothing, or as what is no answer. */
const LOST = ["decode", "truncated"];

/**
 * Bodies that are no platform's, and how a call may end that gets one.
 *
 * @type {Record<string, [expected: string[], make: (form: Form) => any]>}
 */
const BODIES = {
  "an object with getReader() alone": [FINE, ({ bytes }) => ({ getReader: bodyOf([bytes()]).getReader })],
  "a DataView as a piece": [
    FINE,
    ({ bytes }) => streamOf([new DataView(amid(bytes()), 16, bytes().length)]),
  ],
  "a Uint16Array as a piece": [
    FINE,
    ({ bytes }) => streamOf([new Uint16Array(amid(bytes()), 16, bytes().length / 2)]),
  ],
  "a Float64Array and an empty piece": [
    FINE,
    ({ bytes }) => bodyOf([new Uint8Array(0), new Float64Array(amid(bytes()), 16, bytes().length / 8)]),
  ],
  "a class of its own as a piece": [FINE, ({ bytes }) => bodyOf([new (class extends Uint8Array {})(bytes())])],
  "a detached piece": [LOST, ({ bytes }) => bodyOf([detached(bytes())])],
  "a detached piece among others": [["fine", ...LOST], ({ bytes }) => streamOf([detached(bytes()), bytes()])],
  "a detached DataView as a piece": [
    LOST,
    ({ bytes }) => {
      const copy = bytes();
      const view = new DataView(copy.buffer);
      detach(copy);
      return bodyOf([view]);
    },
  ],
  "a piece that is detached once it was given": [
    ["fine", "decode"],
    ({ bytes }) => {
      const first = bytes().subarray(0, 20).slice();
      let at = 0;
      const read = async () => {
        at += 1;
        if (at === 2) detach(first);
        return at > 2 ? { done: true } : { done: false, value: at === 1 ? first : bytes().subarray(20) };
      };
      return bodyOf([], { read });
    },
  ],
  "a string as a piece": [NOT_BYTES, ({ text }) => streamOf([text])],
  "null as a piece": [NOT_BYTES, ({ bytes }) => streamOf([null, bytes()])],
  "a number as a piece": [NOT_BYTES, ({ bytes }) => streamOf([bytes().length, bytes()])],
  "nothing as a piece": [NOT_BYTES, ({ bytes }) => bodyOf([undefined, bytes()])],
  "an object with a length as a piece": [NOT_BYTES, ({ bytes }) => bodyOf([{ length: 3, byteLength: 3 }, bytes()])],
  "an ArrayBuffer as a piece": [["decode", "fine"], ({ bytes }) => bodyOf([bytes().buffer])],
  "a piece after a good one that is none": [NOT_BYTES, ({ bytes }) => bodyOf([bytes().subarray(0, 20), "more"])],
  "a read that brings null": [["decode", "connection"], () => bodyOf([], { read: async () => null })],
  "a read that brings a number": [["decode", "connection"], () => bodyOf([], { read: async () => 7 })],
  "a read that is no promise": [["fine", "decode", "connection", "truncated"], () => bodyOf([], { read: () => ({ done: true }) })],
  "a read that throws": [["connection"], () => bodyOf([], { read: boom })],
  "a read that rejects with nothing": [["connection"], () => bodyOf([], { read: () => Promise.reject() })],
  "a reader without read": [["config", "connection", "decode"], () => ({ getReader: () => ({ cancel: async () => {} }) })],
  "a reader without cancel": [["config", "connection", "fine"], ({ bytes }) => bodyOf([bytes()], { cancel: undefined })],
  "a body whose cancel throws": [FINE, ({ bytes }) => bodyOf([bytes()], {}, { cancel: boom })],
  "a reader whose cancel gives nothing": [FINE, ({ bytes }) => bodyOf([bytes()], { cancel() {} })],
  "a reader whose cancel throws": [FINE, ({ bytes }) => bodyOf([bytes()], { cancel: boom })],
  "a reader whose cancel rejects": [FINE, ({ bytes }) => bodyOf([bytes()], { cancel: () => Promise.reject(new Error("no")) })],
  "a string, and a reader whose cancel gives nothing": [NOT_BYTES, () => bodyOf(["text"], { cancel() {} })],
  "a string, and a reader whose cancel throws": [NOT_BYTES, () => bodyOf(["text"], { cancel: boom })],
  "a getReader that throws": [["config", "connection"], () => ({ getReader: boom })],
  "a getReader that gives null": [["config", "connection"], () => ({ getReader: () => null })],
  "a getReader that gives a number": [["config", "connection"], () => ({ getReader: () => 7 })],
  "a body that is locked": [
    ["config", "connection"],
    ({ bytes }) => {
      const body = streamOf([bytes()]);
      body.getReader();
      return body;
    },
  ],
  "a body that says it is locked": [["config", "connection"], ({ bytes }) => bodyOf([bytes()], {}, { locked: true })],
};

/**
 * Responses that are no platform's, likewise.
 *
 * @type {Record<string, [expected: string[], make: (form: Form) => any]>}
 */
const RESPONSES = {
  "a status that is a string": [["connection", "config"], (form) => like(form, streamOf([form.bytes()]), { status: "200" })],
  "a status that is no number": [["connection", "config", "status"], (form) => like(form, null, { status: NaN })],
  "no status": [["connection", "config", "status"], (form) => like(form, streamOf([form.bytes()]), { status: undefined })],
  "headers of which one is a number": [
    ["connection", "config"],
    (form) => like(form, streamOf([form.bytes()]), { headers: headersWith(form, "retry-after", () => 5) }),
  ],
  "headers of which one is an object": [
    ["connection", "config"],
    (form) => like(form, streamOf([form.bytes()]), { headers: headersWith(form, "x-generation-id", () => ({})) }),
  ],
  "a content type that is a number": [
    ["connection", "config"],
    (form) => like(form, streamOf([form.bytes()]), { headers: headersWith(form, "content-type", () => 5) }),
  ],
  "headers that throw": [
    ["connection", "config"],
    (form) => like(form, streamOf([form.bytes()]), { headers: headersWith(form, "x-generation-id", boom) }),
  ],
  "headers in a Map": [
    FINE,
    (form) => like(form, streamOf([form.bytes()]), { headers: new Map([["content-type", form.type]]) }),
  ],
  "headers without get": [["connection", "config"], (form) => like(form, streamOf([form.bytes()]), { headers: {} })],
  "a body that is a string": [["connection", "config"], (form) => like(form, form.text)],
  "a body that is a number": [["connection", "config"], (form) => like(form, 7)],
  "a Proxy of a response": [["fine", "connection", "config"], (form) => new Proxy(like(form, streamOf([form.bytes()])), {})],
};

/** @param {Record<string, unknown>} error */
const envelope = (error) => JSON.stringify({ error });

/** The error that each way of asking gives for a body. @param {Toolbox} t @param {any} answer of `answering` @param {any} [options] */
async function errorsOf(t, answer, options) {
  const client = t.client({ fetch: answer.fetch, ...options });
  return [
    await t.rejects(client.chat.send(t.request("echo")), {}, "send"),
    await t.rejects(async () => (await client.chat.stream(t.request("echo"))).final(), {}, "stream"),
    await t.rejects(t.pkg.ChatStream.from(answer.response()).final(), {}, "from()"),
  ];
}

/** @param {any} stream @param {(stream: any) => void} [meanwhile] */
function finalOf(stream, meanwhile) {
  const final = stream.final();
  meanwhile?.(stream);
  return final;
}

const JSON_TYPE = { type: "application/json" };

/** @type {import("../harness.js").Case[]} */
export const hostileCases = [
  ...Object.entries(BODIES).map(([what, [expected, make]]) => ({
    name: `hostile body: ${what}`,
    timeout: PATIENCE,
    run: (/** @type {Toolbox} */ t) =>
      inEachWay(async (name, way) => {
        const options = { timeout: { idle: 1_000 }, mayBreak: expected !== FINE };
        const text = await ends(t, name, () => way(t, (form) => like(form, make(form)), options), expected);
        if (expected === FINE) t.equal(text, "fine", name);
      }),
  })),
  ...Object.entries(RESPONSES).map(([what, [expected, make]]) => ({
    name: `hostile response: ${what}`,
    timeout: PATIENCE,
    run: (/** @type {Toolbox} */ t) =>
      inEachWay(async (name, way) => {
        // What is no response at all, `from` may never need to know.
        const also = name === "from()" ? [...expected, "fine", "decode", "status"] : expected;
        await ends(t, name, () => way(t, make), also);
      }),
  })),
  {
    name: "hostile body: bytes of another realm (files)",
    only: ["files"],
    async run(t) {
      const { runInNewContext } = await import("node:vm");
      for (const view of ["Uint8Array", "DataView", "Uint16Array"]) {
        const make = (/** @type {Uint8Array} */ bytes) =>
          runInNewContext(`new ${view}(Uint8Array.from(bytes).buffer)`, { bytes });
        t.ok(!(make(new Uint8Array(8)).buffer instanceof ArrayBuffer), "the same realm");
        for (const [name, way] of Object.entries(WAYS)) {
          const call = () => way(t, (form) => like(form, streamOf([make(form.bytes())])));
          t.equal(await ends(t, `${view}, ${name}`, call, FINE), "fine");
        }
      }
    },
  },
  {
    name: "hostile body: in an error's response",
    async run(t) {
      const told = encode(envelope({ code: 400, message: "No such model" }));
      const never = new Promise(() => {});
      /** @type {[string, any, string][]} */
      const bodies = [
        ["getReader() alone", { getReader: bodyOf([told]).getReader }, "api"],
        ["a DataView", bodyOf([new DataView(amid(told), 16, told.length)]), "api"],
        ["a string", bodyOf(["text"]), "status"],
        ["a detached piece", bodyOf([detached(told.slice())]), "status"],
        ["a read that throws", bodyOf([], { read: boom }), "status"],
        ["a read that brings null", bodyOf([], { read: async () => null }), "status"],
        ["a cancel that gives nothing", bodyOf([told], { cancel() {} }), "api"],
        ["a cancel that throws", bodyOf([told], { cancel: boom }), "api"],
        ["a getReader that throws", { getReader: boom }, "status"],
        ["a getReader that gives null", { getReader: () => null }, "status"],
        ["a body that never comes", bodyOf([], { read: () => never, cancel() {} }), "status"],
      ];
      const wrong = /** @type {string[]} */ ([]);
      for (const [what, body, kind] of bodies) {
        const fetch = async () => like(WHOLE, body, { status: 400 });
        const client = t.client({ fetch, timeout: { idle: 100 } });
        const call = () => client.chat.stream(t.request("echo"));
        await ends(t, what, call, [kind]).catch((error) => wrong.push(error.message));
      }
      t.ok(wrong.length === 0, wrong.join("\n"));
    },
  },
  {
    name: "hostile body: left and aborted in the middle, and too late, whatever its cancel does",
    timeout: 5 * PATIENCE,
    async run(t) {
      const never = new Promise(() => {});
      const first = encode(saying("a")[0]);
      const cancels = {
        "a cancel that gives nothing": () => {},
        "a cancel that throws": boom,
        "a cancel that rejects": () => Promise.reject(new Error("no")),
        "a cancel that never ends": () => never,
      };
      const wrong = /** @type {string[]} */ ([]);
      for (const [what, cancel] of Object.entries(cancels)) {
        const body = () => {
          let at = 0;
          const read = () => (at++ === 0 ? Promise.resolve({ done: false, value: first }) : never);
          return bodyOf([], { read, cancel }, { cancel });
        };
        const open = (/** @type {any} */ options) =>
          t.client({ fetch: async () => like(STREAM, body()), ...options }).chat.stream(t.request("echo"));
        const abort = async () => {
          const stream = await open({});
          const chunks = stream[Symbol.asyncIterator]();
          await chunks.next();
          const reading = chunks.next();
          stream.abort("enough");
          await reading;
        };
        const sent = (/** @type {any} */ options) =>
          t.client({ fetch: async () => like(WHOLE, body()), ...options }).chat.send(t.request("echo"), options);
        const idle = { timeout: { idle: 30 } };
        /** @type {[string, () => Promise<unknown>, string][]} */
        const calls = [
          ["abort of send", () => sent({ signal: AbortSignal.timeout(30) }), "aborted"],
          ["timeout of send", () => sent(idle), "timeout"],
          // What JavaScript reads, all at once.
          [
            "break",
            async () => {
              for await (const _ of await open({})) break;
            },
            "fine",
          ],
          ["abort", abort, "aborted"],
          ["abort of final()", async () => finalOf(await open({}), (stream) => stream.abort()), "aborted"],
          [
            "timeout",
            async () => {
              const { error } = await collect(await open(idle));
              throw error;
            },
            "timeout",
          ],
          ["timeout of final()", async () => finalOf(await open(idle)), "timeout"],
          ["timeout of a relay", async () => (await open(idle)).toResponse().body.pipeTo(new WritableStream()), "timeout"],
        ];
        const see = (/** @type {(typeof calls)[number]} */ [end, call, kind]) =>
          ends(t, `${what}: ${end}`, call, [kind]).catch((error) => wrong.push(error.message));
        await Promise.all(calls.slice(2).map(see));
        for (const each of calls.slice(0, 2)) await see(each);
      }
      t.ok(wrong.length === 0, wrong.join("\n"));
    },
  },
  {
    name: "hostile body: a piece of 64 MiB does not make the memory grow",
    async run(t) {
      const size = () => t.platform.wasm.memory().buffer.byteLength;
      const comment = new Uint8Array(64 * MEGABYTE).fill(0x78);
      comment[0] = 0x3a;
      const options = { maxEventBytes: MEGABYTE };
      for (const [name, way] of Object.entries(WAYS)) {
        // A relay passes on what it gets.
        if (name === "toResponse()") continue;
        const before = size();
        await ends(t, name, () => way(t, (form) => like(form, streamOf([comment])), options), ["decode"]);
        const grown = (size() - before) / MEGABYTE;
        t.ok(grown <= 4, `${name}: the memory grew by ${grown} MiB`);
      }
    },
  },
  {
    name: "hostile body: JSON of 100,000 brackets in a field that nobody knows",
    async run(t) {
      const deep = "[".repeat(100_000) + "]".repeat(100_000);
      const inChunk = `{"deep":${deep},"choices":[{"index":0,"delta":{"content":"fine"},"finish_reason":"stop"}]}`;
      const inDelta = `{"choices":[{"index":0,"delta":{"content":"fine","deep":${deep}},"finish_reason":"stop"}]}`;
      const inWhole = `{"deep":${deep},"choices":[{"index":0,"message":{"content":"fine"}}]}`;
      for (const text of [inChunk, inDelta]) {
        for (const [name, way] of Object.entries(WAYS)) {
          if (name === "toResponse()") continue;
          const body = name === "send" ? inWhole : event(text) + DONE;
          const call = () => way(t, (form) => like(form, streamOf([encode(body)])));
          await ends(t, name, call, ["fine", "decode"]);
        }
      }
      const error = encode(`{"error":{"code":400,"message":"Deep","metadata":{"deep":${deep}}}}`);
      const fetch = async () => like(WHOLE, streamOf([error]), { status: 400 });
      await ends(t, "in an error", () => t.client({ fetch }).chat.send(t.request("echo")), ["api", "status"]);
    },
  },
  {
    name: "hostile request: a toJSON that gives something else than an object",
    async run(t) {
      let sent = 0;
      const fetch = async () => {
        sent += 1;
        return new Response();
      };
      const values = [undefined, "text", "{}", null, 7, true, [], {}, () => {}, Symbol("no")];
      for (const value of values) {
        for (const method of ["send", "stream"]) {
          const request = { ...t.request("echo"), toJSON: () => value };
          const what = `${method}, ${String(value)}`;
          await ends(t, what, () => t.client({ fetch }).chat[method](request), ["config"]);
        }
      }
      t.equal(sent, 0, "requests");
    },
  },
  {
    name: "hostile fetch: it ignores its signal, and the response that comes too late is closed",
    async run(t) {
      for (const method of ["send", "stream"]) {
        for (const end of ["aborted", "timeout"]) {
          /** @type {(response: any) => void} */
          let answer = () => {};
          const fetch = () => new Promise((resolve) => (answer = resolve));
          const controller = new AbortController();
          const client = t.client({ fetch, timeout: { headers: end === "timeout" ? 50 : 10_000 } });
          const call = ends(
            t,
            `${method}, ${end}`,
            () => client.chat[method](t.request("echo"), { signal: controller.signal }),
            [end],
          );
          await t.sleep(20);
          if (end === "aborted") controller.abort();
          await call;
          const { response, seen } = answering(saying("late"));
          answer(response());
          await t.until(() => seen.cancelled.length === 1, `${method}, ${end}: the late response is closed`);
          t.equal(seen.reads, 0, `${method}, ${end}: reads`);
        }
      }
    },
  },
  {
    name: "hostile fetch: after the abort it gives what cannot be closed, or fails, unheard",
    async run(t) {
      const answers = {
        nothing: () => undefined,
        "no response": () => 7,
        "a body without cancel": () => like(STREAM, { getReader: boom }),
        "a body whose cancel throws": () => like(STREAM, bodyOf([], {}, { cancel: boom })),
        "a body whose cancel rejects": () =>
          like(STREAM, bodyOf([], {}, { cancel: () => Promise.reject(new Error("no")) })),
        "a failure": () => Promise.reject(new Error("too late")),
      };
      for (const [what, answer] of Object.entries(answers)) {
        /** @type {(response: any) => void} */
        let give = () => {};
        const fetch = () => new Promise((resolve) => (give = resolve));
        const controller = new AbortController();
        const call = ends(
          t,
          what,
          () => t.client({ fetch }).chat.send(t.request("echo"), { signal: controller.signal }),
          ["aborted"],
        );
        await t.sleep(5);
        controller.abort();
        await call;
        const stillFine = await bystanders(t);
        give(answer());
        await t.sleep(5);
        await stillFine(what);
      }
    },
  },
  {
    name: "hostile error: a code that is neither number nor string is none",
    async run(t) {
      for (const code of [{ a: "words of the prompt" }, ["a"], true, null]) {
        for (const status of [200, 400]) {
          const body = envelope({ code, message: "Odd" });
          for (const error of await errorsOf(t, answering([body], { ...JSON_TYPE, status }))) {
            t.fields(error, { kind: "api", code: undefined, message: "Odd", status });
          }
        }
        const streamed = answering([event({ error: { code, message: "Odd" }, choices: [] })]);
        const stream = await t.client({ fetch: streamed.fetch }).chat.stream(t.request("echo"));
        await t.rejects(stream.final(), { kind: "api", code: undefined, message: "Odd" });
      }
    },
  },
  {
    name: "hostile error: a code that is a number in a string counts as one",
    async run(t) {
      for (const [code, retryable] of /** @type {const} */ ([
        ["429", true],
        ["503", true],
        ["400", false],
      ])) {
        for (const error of await errorsOf(t, answering([envelope({ code, message: "Busy" })], JSON_TYPE))) {
          t.fields(error, { kind: "api", status: 200, code, retryable, message: "Busy" });
        }
        const streamed = answering([event({ error: { code, message: "Busy" }, choices: [] })]);
        const stream = await t.client({ fetch: streamed.fetch }).chat.stream(t.request("echo"));
        await t.rejects(stream.final(), { kind: "api", code, retryable });
      }
    },
  },
  ...[false, "", null].map((none) => ({
    name: `hostile error: "error": ${JSON.stringify(none)} in a good answer is none`,
    async run(/** @type {Toolbox} */ t) {
      const good = answering([JSON.stringify({ ...COMPLETION, error: none })], JSON_TYPE);
      t.equal(said(await t.client({ fetch: good.fetch }).chat.send(t.request("echo"))), "fine", "send");
      const chunks = [
        event({ ...chunk({ content: "fi" }), error: none }),
        event({ ...chunk({ content: "ne" }, "stop"), error: none }),
      ];
      const streamed = answering([...chunks, DONE]);
      const { items, error } = await collect(await t.client({ fetch: streamed.fetch }).chat.stream(t.request("echo")));
      t.equal([items.length, error], [2, undefined], "chunks and error");
      t.equal(said(await t.pkg.ChatStream.from(streamed.response()).final()), "fine", "stream");
    },
  })),
  {
    name: "hostile error: a body of 200 kB keeps message, provider, metadata and wait",
    async run(t) {
      const raw = "é".repeat(100_000);
      const metadata = { raw, provider_name: "DeepInfra", retry_after_seconds: 70 };
      const body = encode(envelope({ code: 429, message: "Slow down", metadata }));
      t.ok(body.length > 200_000, "it is smaller");
      // In pieces that cut characters in two.
      const pieces = Array.from({ length: Math.ceil(body.length / 9_999) }, (_, i) =>
        body.slice(i * 9_999, (i + 1) * 9_999),
      );
      for (const error of await errorsOf(t, answering(pieces, { ...JSON_TYPE, status: 429 }))) {
        t.fields(error, {
          kind: "api",
          status: 429,
          code: 429,
          message: "Slow down",
          provider: "DeepInfra",
          retryable: true,
          retryAfter: 70_000,
        });
        t.equal(error.metadata, metadata, "metadata");
        t.ok(error.body.length < 20_000, `body of ${error.body.length} characters`);
      }
    },
  },
  {
    name: "hostile error: Retry-After twice, and as what is no number",
    async run(t) {
      withRandom(t, 0.2);
      const of = (/** @type {string} */ value) => ({
        ...JSON_TYPE,
        status: 503,
        headers: { "retry-after": value },
      });
      for (const [value, wait] of /** @type {const} */ ([
        ["10, 10", 10_000],
        ["10,10", 10_000],
        ["007", undefined],
        ["+5", undefined],
        ["5 s", undefined],
        ["1e999", undefined],
        ["", undefined],
      ])) {
        const answer = answering([envelope({ code: 503, message: "Busy" })], of(value));
        for (const error of await errorsOf(t, answer)) t.fields(error, { kind: "api", retryAfter: wait }, `"${value}"`);
      }
      // No wait is told, so it is as long as if none were asked for.
      await Promise.all(
        ["007", "+5"].map(async (value) => {
          /** @type {number[]} */
          const waits = [];
          const { fetch, seen } = answering([envelope({ code: 503, message: "Busy" })], of(value));
          const onRetry = (/** @type {any} */ { wait }) => void waits.push(wait);
          await t.rejects(t.client({ fetch, maxRetries: 1, onRetry }).chat.send(t.request("echo")), { kind: "api" });
          t.equal([waits, seen.calls.length], [[100], 2], `"${value}": waits and requests`);
        }),
      );
    },
  },
];
