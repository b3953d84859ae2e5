// @ts-check
// Events of many megabytes: they come through whole, and leave the wasm's memory as small as it was.
import { answering, chunk, collect, DONE, event } from "../wire.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

const MEGABYTE = 2 ** 20;

/** Bytes as base64 would have them, without the cost of making it. @param {number} length @param {string} seed */
const base64 = (length, seed) => `${seed}AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/`.repeat(length / 39 + 1).slice(0, length);

const END = chunk({}, "stop");

/** @param {string} text @param {number} size */
function pieces(text, size) {
  const bytes = new TextEncoder().encode(text);
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
}

/**
 * A stream of these bytes.
 *
 * @param {Toolbox} t
 * @param {string} text
 * @param {number} [size] of a piece
 */
const open = (t, text, size = 64 * 1024) =>
  t.client({ fetch: answering(pieces(text, size)).fetch, maxRetries: 0 }).chat.stream(t.request("echo"));

/** @param {AsyncIterable<any>} items */
async function all(items) {
  const { items: list, error } = await collect(items);
  if (error) throw error;
  return list;
}

/** @param {Promise<unknown>} promise @returns {Promise<any>} */
const errorOf = (promise) =>
  promise.then(
    () => undefined,
    (error) => error,
  );

/** @type {import("../harness.js").Case[]} */
export const largeCases = [
  {
    name: "large events: images of 24 MiB do not make the memory grow, however they are read",
    isLong: true,
    async run(t) {
      const size = () => t.platform.wasm.memory().buffer.byteLength / MEGABYTE;
      const url = `data:image/png;base64,${base64(24 * MEGABYTE, "a")}`;
      const image = chunk({ role: "assistant", content: "", images: [{ type: "image_url", image_url: { url } }] });
      const text = event(chunk({ content: "Here" })) + event(image) + event(END) + DONE;
      const check = (/** @type {any} */ message) => {
        t.equal(message.content, "Here");
        t.equal(message.images.length, 1);
        t.ok(message.images[0].image_url.url === url, "the image is another one");
      };
      await (await open(t, event(END))).final();
      const before = size();
      const chunks = await all(await open(t, text));
      t.equal(chunks.length, 3);
      t.ok(/** @type {any} */ (chunks[1]).choices[0].delta.images[0].image_url.url === url, "the chunk's image");
      t.equal((await all((await open(t, text)).batches())).flat().length, 3);
      t.equal((await all((await open(t, text)).text())).join(""), "Here");
      const stream = await open(t, text);
      check((await stream.final()).choices[0].message);
      check(stream.partial.choices[0].message);
      t.ok(size() - before <= 4, `the memory grew by ${size() - before} MiB`);
    },
  },
  {
    name: "large events: texts, reasoning, arguments and audio are joined in their order",
    isLong: true,
    async run(t) {
      const long = (/** @type {string} */ seed) => base64(1.2 * MEGABYTE, `${seed} é😀\n"`);
      const deltas = [
        { content: "a" },
        { content: long("b") },
        { content: "c", reasoning: long("d") },
        { reasoning: "e", reasoning_details: [{ type: "reasoning.text", text: long("f"), index: 0 }] },
        { reasoning_details: [{ type: "reasoning.text", text: "g", signature: long("s"), index: 0 }] },
        { tool_calls: [{ index: 0, id: "x", type: "function", function: { name: "f", arguments: long("h") } }] },
        { tool_calls: [{ index: 0, function: { arguments: long("i") } }] },
        { audio: { id: "y", data: long("j"), transcript: "k" } },
        { audio: { data: long("l"), transcript: long("m") } },
        { content: long("b"), ["__proto__"]: { own: long("n") } },
        { content: "\ud83d" },
        { content: `\ude00${long("o")}` },
      ];
      const chunks = [...deltas.map((delta) => chunk(delta)), END];
      for (const end of ["\n", "\r\n", "\r"]) {
        const text = (chunks.map(event).join("") + DONE).replaceAll("\n", end);
        const stream = await open(t, text, 60_000);
        const read = await all(stream);
        t.ok(JSON.stringify(read) === JSON.stringify(chunks), "chunks");
        const { message } = (await stream.final()).choices[0];
        const joined = `a${long("b")}c${long("b")}😀${long("o")}`;
        t.ok(message.content === joined, "content");
        t.ok(message.reasoning === `${long("d")}e`, "reasoning");
        t.ok(message.reasoning_details[0].text === `${long("f")}g`, "the text of the reasoning's details");
        t.ok(message.reasoning_details[0].signature === long("s"), "the signature");
        t.ok(message.tool_calls[0].function.arguments === long("h") + long("i"), "arguments");
        t.ok(message.audio.data === long("j") + long("l"), "audio");
        t.ok(message.audio.transcript === `k${long("m")}`, "transcript");
        t.ok(Object.getOwnPropertyDescriptor(message, "__proto__")?.value.own === long("n"), "an own __proto__");
        t.ok((await all((await open(t, text, 60_000)).text())).join("") === joined, "text()");
      }
    },
  },
  {
    name: "large events: around the bound of 256 KiB, in pieces of any size, in one line or in several",
    isLong: true,
    async run(t) {
      const frame = event(chunk({ content: "" })).length;
      for (const over of [-9, -2, -1, 0, 1, 2, 9]) {
        const content = base64(MEGABYTE / 4 - frame + over, "q");
        const whole = event(chunk({ content }));
        const lines = whole.replace(',"choices":', ',\ndata: "choices":\ndata:').replace("}]}\n\n", "}]}\ndata\n\n");
        for (const text of [whole, lines]) {
          for (const size of [1021, 65_536, 10 * MEGABYTE]) {
            const stream = await open(t, `: a comment\n\n${text}${event(END)}`, size);
            t.equal((await all(stream)).length, 2, `chunks with ${over} bytes over, in pieces of ${size}`);
            t.ok((await stream.final()).choices[0].message.content === content, "content");
          }
        }
      }
    },
  },
  {
    name: "large events: what goes wrong in them and after them says so, and keeps what was before",
    async run(t) {
      const content = base64(2 * MEGABYTE, "r");
      const before = event(chunk({ content }));
      const kept = (/** @type {any} */ error) => error.partial?.choices[0].message.content;
      const gone = { error: { code: 502, message: "gone", metadata: { raw: content } } };
      const failed = await errorOf((await open(t, before + event({ ...chunk({ content: "!" }), ...gone }))).final());
      t.fields(failed, { kind: "api", message: "gone", code: 502 });
      t.ok(kept(failed) === `${content}!`, "what was before the error");
      t.ok(failed.metadata.raw === content, "its metadata");
      const said = { error: { code: 502, message: content } };
      const longSaid = await errorOf((await open(t, event({ ...END, ...said }))).final());
      t.ok(longSaid.message.length <= 2001 && content.startsWith(longSaid.message.slice(0, 2000)), "a long message");
      const cut = await errorOf((await open(t, before + before.slice(0, -9))).final());
      t.equal(cut?.kind, "truncated");
      t.ok(kept(cut) === content, "what was before the cut");
      const broken = await errorOf((await open(t, before + before.replace("}]}", "}]]"))).final());
      t.fields(broken, { kind: "decode", message: /^event 2 of the stream is not JSON: .* at byte 2097\d\d\d of 2097\d\d\d/ });
      t.ok(kept(broken) === content && !broken.message.includes("AbCd"), "what was before what is broken");
      const odd = await errorOf((await open(t, event({ choices: content }))).final());
      t.fields(odd, { kind: "decode", message: "event 1 of the stream has a string at choices" });
      const blank = await open(t, `data: ${" ".repeat(2 * MEGABYTE)}\n\n${event(END)}`);
      t.equal((await all(blank)).length, 1, "chunks beside white space");
      const unended = await open(t, before + event({ ...END, padding: content }).trimEnd());
      t.ok((await unended.final()).choices[0].message.content === content, "a last event without its blank line");
    },
  },
];
