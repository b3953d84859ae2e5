// @ts-check
// Streams nobody would think of: runs of similar events, as models send them, of which some were changed. Everything
// comes from a seed, so that what failed once can be had again, in any runtime.

import { joined } from "./wire.js";

/**
 * JSON as it is spelled: a text as it stands there, a list, or fields with their keys' spelling.
 *
 * @typedef {string | Node[] | { fields: [string, Node][] }} Node
 */

/** Always the same numbers for a seed. */
export class Random {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 on. @param {number} end */
  below(end) {
    // Mulberry32.
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  }

  /** True once in so many times. @param {number} times */
  once(times) {
    return this.below(times) === 0;
  }

  /** @template T @param {readonly T[]} list @returns {T} */
  pick(list) {
    return list[this.below(list.length)];
  }

  /** @template T @param {readonly T[]} list */
  shuffled(list) {
    const rest = [...list];
    return list.map(() => rest.splice(this.below(rest.length), 1)[0]);
  }

  /** The bytes in pieces: large ones, small ones, or both. @param {Uint8Array} bytes */
  pieces(bytes) {
    const sizes = Array.from({ length: 5 }, () => 1 + this.below(this.pick([3, 80, 4_000])));
    const pieces = [];
    for (let at = 0; at < bytes.length; ) {
      const size = this.pick(sizes);
      pieces.push(bytes.slice(at, at + size));
      at += size;
    }
    return pieces;
  }
}

const TEXT = "‹text›";
const NUMBER = "‹number›";

/** What `TEXT` stands for: the insides of JSON strings. */
const TEXTS = [
  ..."a| the|Hello||\\n|\\\"|\\\\|\\/|/|\\u0041|\\u00e9|é|😀|\\ud83d\\ude00|\\ud83d|\\uDE00|\\u0000|\u2028|\ufeff".split("|"),
  ..."stop|error|[DONE]|data: |}]}|constructor|a rather long text, of more than twenty-four characters, é".split("|"),
];

/** What `NUMBER` stands for. */
const NUMBERS = "0 1 2 -0 -0.0 1E+2 1e400 -1e-400 12345678901234567890 0.1 3.5e-1 1790000000 1790000001".split(" ");

/** Other values to put somewhere. */
const VALUES = [
  ...NUMBERS,
  ...["null", "true", "false", "[]", "{}", "[null]", "[[]]", "[{}]", "[{},{}]", '""', '"x"', '"error"', '"__proto__"'],
  ...['{"__proto__":{"x":1}}', '{"a":1,"a":2}', '["a",1]', '{"index":0,"text":"x"}', '[{"index":null},{"index":0}]'],
];

const KEYS = [
  ..."__proto__ \\u005f_proto__ constructor toString length 0 1 id index error finish_reason content text type".split(" "),
  ..."delta choices function name annotations conten\\u0074 é a\\\"b".split(" "),
  "",
];

/** @param {object} delta @param {object} [more] */
const chunk = (delta, more) => ({ id: "gen-1", choices: [{ index: 0, delta, finish_reason: null, ...more }] });

/** @param {object} detail */
const reasoning = (detail) =>
  chunk({ role: "assistant", content: "", reasoning: TEXT, reasoning_details: [{ ...detail, format: null, index: 0 }] });

/** @param {number} index @param {object} [more] */
const call = (index, more) => ({ index, type: "function", function: { arguments: TEXT }, ...more });

/** The kinds of event. @type {object[]} */
const FAMILIES = [
  chunk({ role: "assistant", content: TEXT }),
  { ...chunk({ content: TEXT }), created: NUMBER, padding: TEXT },
  { model: "a/b", choices: [{ delta: { content: TEXT } }] },
  { choices: [0, 1].map((index) => ({ index, delta: { content: TEXT } })), object: "chat.completion.chunk" },
  { id: TEXT, choices: [{ index: 1, delta: { content: "always the same" } }] },
  reasoning({ type: "reasoning.text", text: TEXT }),
  reasoning({ type: "reasoning.summary", summary: TEXT }),
  reasoning({ type: "reasoning.text", text: "", signature: TEXT }),
  reasoning({ type: "reasoning.encrypted", data: TEXT, id: "rs_1" }),
  chunk({ tool_calls: [call(0, { id: TEXT, function: { name: "f", arguments: "" } })] }),
  chunk({ content: null, tool_calls: [call(0)] }),
  chunk({ tool_calls: [call(1), call(0)] }),
  chunk({ refusal: TEXT }),
  chunk({ content: TEXT }, { logprobs: { content: [{ token: TEXT, logprob: NUMBER, bytes: [1, 2] }], refusal: null } }),
  chunk({ content: TEXT, annotations: [{ type: "url_citation", url_citation: { url: TEXT, end_index: NUMBER } }] }),
  chunk({ images: [{ type: "image_url", image_url: { url: TEXT }, index: 0 }] }),
  chunk({ audio: { id: "audio_1", data: TEXT, transcript: TEXT, expires_at: NUMBER } }),
  chunk({ content: TEXT, new: { deep: [TEXT, { deeper: [NUMBER, {}, []] }], flag: true } }),
  chunk({ content: TEXT }, { finish_reason: "stop", native_finish_reason: TEXT }),
  { choices: [{ index: NUMBER, delta: { content: "" }, finish_reason: TEXT }] },
  { id: "gen-1", choices: [], usage: { prompt_tokens: NUMBER, cost: NUMBER, details: { cached: null } } },
];

/** The kinds that end a stream. @type {object[]} */
const ERRORS = [
  { id: "gen-1", error: { code: NUMBER, message: "Gone" }, choices: [{ index: 0, delta: { content: TEXT } }] },
  chunk({ content: TEXT }, { finish_reason: "error" }),
];

/**
 * @param {unknown} value
 * @param {Random} random chooses what stands for texts and numbers
 * @returns {Node}
 */
function nodeOf(value, random) {
  if (value === TEXT) return `"${random.pick(TEXTS)}"`;
  if (value === NUMBER) return random.pick(NUMBERS);
  if (Array.isArray(value)) return value.map((item) => nodeOf(item, random));
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return { fields: Object.entries(value).map(([key, inside]) => [key, nodeOf(inside, random)]) };
}

/** @param {Node} node @param {string} space wherever there may be some @returns {string} */
function spelled(node, space) {
  if (typeof node === "string") return node;
  const [open, close] = Array.isArray(node) ? "[]" : "{}";
  const parts = Array.isArray(node)
    ? node.map((item) => spelled(item, space))
    : node.fields.map(([key, value]) => `"${key}"${space}:${space}${spelled(value, space)}`);
  return open + parts.map((part) => space + part + space).join(",") + close;
}

/** @typedef {{ node: any, put: (node: Node) => void }} Place where a node is, and how to put another one there */

/** @param {{ root: Node }} event */
function places(event) {
  /** @type {Place[]} */
  const found = [{ node: event.root, put: (node) => void (event.root = node) }];
  for (const { node } of found) {
    if (typeof node === "string") continue;
    /** @param {any} parent @param {number} at */
    const add = (parent, at) => void found.push({ node: parent[at], put: (other) => void (parent[at] = other) });
    if (Array.isArray(node)) node.forEach((_, i) => add(node, i));
    else node.fields.forEach((/** @type {[string, Node]} */ field) => add(field, 1));
  }
  return found;
}

/** @typedef {(place: Place, random: Random) => void} Change */

/** Changes, each with what it can be done to. @type {[(node: Node) => boolean, Change][]} */
const CHANGES = (() => {
  const isAny = () => true;
  const isString = (/** @type {Node} */ node) => typeof node === "string" && node.startsWith('"');
  const isFilled = (/** @type {any} */ node) => typeof node === "object" && (node.fields ?? node).length > 0;
  const hasFields = (/** @type {any} */ node) => isFilled(node) && !Array.isArray(node);
  const isObject = (/** @type {any} */ node) => node.fields !== undefined;

  /** @type {Change} */
  const replace = ({ put }, random) => put(random.pick(VALUES));
  /** @type {Change} */
  const reorder = ({ node }, random) => void (node.fields = random.shuffled(node.fields));
  /** @type {Change} */
  const field = ({ node }, random) =>
    node.fields.splice(random.below(node.fields.length + 1), 0, [random.pick(KEYS), random.pick(VALUES)]);
  /** @type {Change} */
  const double = ({ node }, random) => node.fields.push([random.pick(node.fields)[0], random.pick(VALUES)]);
  /** @type {Change} */
  const repeat = ({ node }, random) => node.push(structuredClone(random.pick(node)));
  /** @type {Change} */
  const remove = ({ node }, random) => (node.fields ?? node).splice(random.below((node.fields ?? node).length), 1);
  /** @type {Change} */
  const nest = ({ node, put }, random) =>
    put(Array.from({ length: random.pick([1, 2, 9, 60]) }).reduce((/** @type {Node} */ inside) => [inside], node));
  /** Some more text, at the beginning or at the end. @type {Change} */
  const insert = ({ node, put }, random) => {
    const [more, text] = [random.pick(TEXTS), node.slice(1, -1)];
    put(random.once(2) ? `"${more}${text}"` : `"${text}${more}"`);
  };
  /** Every character that is no escape as one. @type {Change} */
  const escape = ({ node, put }) =>
    put(
      `"${node.slice(1, -1).replace(/\\u....|\\.|[^\\]/g, (/** @type {string} */ part) => {
        if (part.startsWith("\\")) return part;
        return part === "/" ? "\\/" : `\\u${part.charCodeAt(0).toString(16).padStart(4, "0")}`;
      })}"`,
    );
  return [
    [isAny, replace],
    [isAny, replace],
    [hasFields, reorder],
    [isObject, field],
    [isObject, field],
    [hasFields, double],
    [(node) => isFilled(node) && Array.isArray(node), repeat],
    [isFilled, remove],
    [isAny, nest],
    [isString, insert],
    [isString, escape],
  ];
})();

/** @param {Node} root @param {Random} random @returns {Node} */
function changed(root, random) {
  const event = { root };
  const [applies, change] = random.pick(CHANGES);
  const possible = places(event).filter(({ node }) => applies(node));
  if (possible.length > 0) change(random.pick(possible), random);
  return event.root;
}

const encoder = new TextEncoder();

/**
 * The bytes of a stream that ends in `[DONE]`, if nothing in it ends it before.
 *
 * @param {Random} random
 * @returns {Uint8Array[]} each event's
 */
export function mutatedStream(random) {
  const runs = Array.from({ length: 1 + random.below(4) }, () => run(random));
  const events = random.once(2)
    ? runs.flat()
    : Array.from({ length: Math.max(...runs.map(({ length }) => length)) }).flatMap((_, i) =>
        runs.flatMap((events) => events.slice(i, i + 1)),
      );
  const first = '{"id":"gen-1","choices":[{"index":0,"delta":{"role":"assistant","content":"First"}}]}';
  return [encoder.encode(`data: ${first}\n\n`), ...events, encoder.encode("data: [DONE]\n\n")];
}

/** Similar events: all of them changed in the same way, some of them in a way of their own. @param {Random} random */
function run(random) {
  const family = random.pick(random.once(20) ? ERRORS : FAMILIES);
  const [seed, changes] = [random.below(2 ** 32), random.once(2) ? 0 : 1 + random.below(2)];
  const space = random.pick(["", "", "", " ", "\t"]);
  const [field, end] = [random.pick(["data: ", "data: ", "data:"]), random.pick(["\n", "\n", "\n", "\r\n", "\r"])];
  return Array.from({ length: 1 + random.below(16) }, () => {
    let node = nodeOf(family, random);
    const same = new Random(seed);
    for (let i = 0; i < changes; i++) node = changed(node, same);
    if (random.once(8)) node = changed(node, random);
    const comment = random.once(12) ? `: OPENROUTER PROCESSING${end}${end}` : "";
    const data = encoder.encode(spelled(node, space));
    // No UTF-8 any more, and perhaps no JSON.
    if (random.once(200)) data[random.below(data.length)] = random.pick([0xff, 0xe2, 0xc0, 0x80]);
    return joined([encoder.encode(comment + field), data, encoder.encode(end + end)]);
  });
}
