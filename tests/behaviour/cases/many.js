// @ts-check
// Many streams at once, and many in a row.
import { answering, saying } from "../wire.js";

/** @type {import("../harness.js").Case[]} */
export const manyCases = [
  {
    name: "200 streams at once on one client, over HTTP, each with its own words",
    async run(t) {
      const client = t.client({ baseURL: t.with("slow=0") });
      const one = async (/** @type {number} */ number) => {
        const content = `stream number ${number} says ${"so ".repeat(number % 7)}`;
        const stream = await client.chat.stream(t.request("echo", { messages: [{ role: "user", content }] }));
        let text = "";
        for await (const piece of stream.text()) text += piece;
        t.equal(text, content);
        t.equal((await stream.final()).choices[0].message.content, content);
      };
      await Promise.all(Array.from({ length: 200 }, (_, number) => one(number)));
    },
  },
  {
    name: "200 streams open at once, read in turns",
    async run(t) {
      const streams = await Promise.all(
        Array.from({ length: 200 }, async (_, number) => {
          const words = Array.from({ length: 5 }, (_, word) => `${number}/${word} `);
          const stream = await t.client({ fetch: answering(saying(...words)).fetch }).chat.stream(t.request("echo"));
          return { words, stream, texts: stream.text() };
        }),
      );
      for (let word = 0; word < 5; word++) {
        for (const { words, texts } of streams) t.equal((await texts.next()).value, words[word]);
      }
      for (const { words, stream, texts } of streams) {
        t.equal(await texts.next(), { done: true, value: undefined });
        t.equal((await stream.final()).choices[0].message.content, words.join(""));
      }
    },
  },
  {
    name: "1,000 streams in a row: the wasm's memory does not grow after the first 100",
    async run(t) {
      const ways = [
        (/** @type {any} */ stream) => stream.final(),
        async (/** @type {any} */ stream) => {
          for await (const _ of stream);
        },
        async (/** @type {any} */ stream) => {
          for await (const _ of stream) break;
        },
        async (/** @type {any} */ stream) => stream.abort(),
        (/** @type {any} */ stream) => stream.toResponse().text(),
      ];
      const bad = 'data: {"error":{"code":502,"message":"Gone"},"choices":[]}\n\n';
      const long = "word ".repeat(500);
      let after100 = 0;
      for (let number = 0; number < 1_000; number++) {
        const pieces = number % 10 === 9 ? [...saying(long).slice(0, 1), bad] : saying(long, long, long);
        const stream = await t.client({ fetch: answering(pieces).fetch }).chat.stream(t.request("echo"));
        await Promise.resolve(ways[number % ways.length](stream)).catch(() => {});
        if (number % 3 === 0)
          await t
            .client({ fetch: answering(['{"choices":[]}'], { type: "application/json" }).fetch })
            .chat.send(t.request("echo"));
        if (number % 7 === 0)
          await t
            .client()
            .chat.send({ messages: [] })
            .catch(() => {});
        if (number === 100) after100 = pages(t);
      }
      t.equal(pages(t), after100, "pages of memory");
    },
  },
];

/** @param {import("../toolbox.js").Toolbox} t */
const pages = (t) => t.platform.wasm.memory().buffer.byteLength / 65_536;
