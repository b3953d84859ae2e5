// @ts-check
// Conversations that go on: the model's own message comes back to it as it was, and what the user says is put together,
// with what he shows, in the API's form.
import { answering } from "../wire.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

const FAMILIES = ["anthropic", "openai", "gemini", "xai"];

/** Ways to ask, with the same outcome. @type {Record<string, (client: any, request: any) => Promise<any>>} */
const FORMS = {
  send: (client, request) => client.chat.send(request),
  stream: async (client, request) => (await client.chat.stream(request)).final(),
  "stream, read chunk by chunk": async (client, request) => {
    const stream = await client.chat.stream(request);
    for await (const _ of stream);
    return stream.final();
  },
};

/** @param {any} message */
const resultsFor = ({ tool_calls: calls }) =>
  calls.map((/** @type {any} */ call) => ({ role: "tool", tool_call_id: call.id, content: `${call.function.name}: fine` }));

/** @param {any} message a completion's only one */
const completionOf = (message) => ({ id: "gen-1", choices: [{ index: 0, finish_reason: "stop", message }] });

/** Bytes that repeat only after a while. @param {number} length @param {...number} beginning */
function bytesOf(length, ...beginning) {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) & 255);
  bytes.set(beginning);
  return bytes;
}

/** @param {string} letters each a byte */
const latin = (letters) => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));

const PNG = bytesOf(100, ...latin("\x89PNG\r\n\x1a\n"));
const PDF = bytesOf(100, ...latin("%PDF-1.7\n"));

/** @param {Uint8Array} bytes */
const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

/** @param {string} type @param {Uint8Array} bytes */
const dataUrl = (type, bytes) => `data:${type};base64,${base64(bytes)}`;

/** A file; not every platform has the class. @param {Uint8Array} bytes @param {string} name @param {string} [type] */
const fileOf = (bytes, name, type = "") =>
  Object.defineProperty(new Blob([/** @type {any} */ (bytes)], { type }), "name", { value: name });

/** @type {import("../harness.js").Case[]} */
export const conversationCases = [
  ...FAMILIES.flatMap((family) =>
    Object.entries(FORMS).map(([form, ask]) => ({
      name: `conversation: toMessage, tool loop, ${family}, ${form}`,
      async run(/** @type {Toolbox} */ t) {
        const { system, user, toMessage } = t.pkg;
        const client = t.client();
        for (const [way, steps] of Object.entries({ parallel: 2, "chain-2": 3, "bad-json": 2 })) {
          const messages = [system("Be brief."), user("How is the weather?")];
          for (let step = 0; step < steps; step++) {
            const completion = await ask(client, t.request(`loop-${way}-${family}`, { messages }));
            const [{ message }] = completion.choices;
            const received = JSON.parse(JSON.stringify(message));
            const back = toMessage(completion);
            // As it was received, and so is the completion itself.
            t.equal(back, received, `${way}, step ${step}`);
            t.equal(message, received, `the completion after ${way}, step ${step}`);
            t.ok(back.reasoning_details.length > 0, "there was no reasoning");
            messages.push(back, ...(back.tool_calls ? resultsFor(back) : [user("And tomorrow?")]));
          }
          // The stand-in takes the whole of it.
          await ask(client, t.request(`loop-${way}-${family}`, { messages }));
        }
      },
    })),
  ),
  ...FAMILIES.map((family) => ({
    name: `conversation: toMessage, without it, ${family} refuses to go on`,
    async run(/** @type {Toolbox} */ t) {
      const client = t.client();
      const question = t.pkg.user("How is the weather?");
      const request = (/** @type {any[]} */ ...messages) =>
        t.request(`loop-single-${family}`, { messages: [question, ...messages] });
      const back = t.pkg.toMessage(await FORMS.stream(client, request()));
      const { reasoning_details: details, ...rest } = back;
      const [first, ...others] = details;
      const unsigned = details.map((/** @type {any} */ { signature, data, ...detail }) => detail);
      const wrong = [{ ...first, format: "unknown" }, ...others];
      for (const altered of [undefined, [], others, details.toReversed(), unsigned, wrong]) {
        const message = { ...rest, ...(altered && { reasoning_details: altered }) };
        const call = client.chat.send(request(message, ...resultsFor(back)));
        await t.rejects(call, { kind: "api", status: 400, message: /Provider returned error/ });
      }
      await client.chat.send(request(back, ...resultsFor(back)));
    },
  })),
  {
    name: "conversation: toMessage, images, annotations, refusals and unknown fields as they are, sound by its id",
    async run(t) {
      for (const scenario of ["image", "citations", "file-annotation", "refusal"]) {
        const completion = await FORMS.stream(t.client(), t.request(scenario));
        t.equal(t.pkg.toMessage(completion), completion.choices[0].message, scenario);
      }
      const spoken = await FORMS.stream(t.client(), t.request("audio-pieces"));
      const { audio, ...rest } = spoken.choices[0].message;
      t.ok(audio.data.length > 10_000, "there was no sound");
      t.equal(t.pkg.toMessage(spoken), { ...rest, audio: { id: audio.id } });
      const nameless = { role: "assistant", content: null, audio: { data: "AAAA" }, brand_new: { field: 1 } };
      t.equal(t.pkg.toMessage(completionOf(nameless)), nameless, "without an id");
    },
  },
  {
    name: "conversation: toMessage, a tool call without arguments gets some",
    async run(t) {
      const completion = await t.client().chat.send(t.request("tool-missing-arguments"));
      const [call] = completion.choices[0].message.tool_calls;
      t.ok(!("arguments" in call.function), "there are arguments");
      const [back] = t.pkg.toMessage(completion).tool_calls;
      t.equal(back, { ...call, function: { ...call.function, arguments: "{}" } });
      t.ok(!("arguments" in call.function), "the completion was changed");
    },
  },
  {
    name: "conversation: toMessage, the choice that is asked for",
    async run(t) {
      const completion = await FORMS.stream(t.client(), t.request("choices"));
      const texts = [0, 1].map((choice) => t.pkg.toMessage(completion, choice).content);
      t.equal(texts, ["The first answer goes this way.", "The second one goes that way."]);
      t.equal(t.pkg.toMessage({ ...completion, choices: completion.choices.reverse() }, 1).content, texts[1]);
      const { toMessage } = t.pkg;
      await t.rejects(() => toMessage(completion, 2), { kind: "config", message: /no choice 2/ });
      await t.rejects(() => toMessage({ choices: [] }), { kind: "config", message: /no choice 0/ });
    },
  },
  {
    name: "conversation: toMessage, of something else than a completion",
    async run(t) {
      const stream = await t.client().chat.stream(t.request("echo"));
      for (const wrong of [undefined, null, "Hi", {}, stream, { message: { content: "Hi" } }]) {
        await t.rejects(() => t.pkg.toMessage(wrong), { kind: "config", message: /^toMessage: expected a ChatCompletion/ });
      }
      stream.abort();
    },
  },
  {
    name: "conversation: user and system, text, and parts",
    async run(t) {
      const { system, user, image } = t.pkg;
      const text = { type: "text", text: "Look.", cache_control: { type: "ephemeral" } };
      const url = "https://example.com/a.png";
      t.equal(system("Be brief."), { role: "system", content: "Be brief." });
      t.equal(system([text]), { role: "system", content: [text] });
      t.equal(user("Hi"), { role: "user", content: "Hi" });
      t.equal(user("Hi", "there"), { role: "user", content: [{ type: "text", text: "Hi" }, { type: "text", text: "there" }] });
      t.equal(user(text), { role: "user", content: [text] });
      const message = await user("Hi", image(url), text);
      t.equal(message.content, [{ type: "text", text: "Hi" }, { type: "image_url", image_url: { url } }, text]);
      t.equal(await user(image(url)), { role: "user", content: [{ type: "image_url", image_url: { url } }] });
      const [content] = (await t.client().chat.send(t.request("echo", { messages: [system("x"), message] }))).choices;
      t.equal(content.message.content, "HiLook.");
    },
  },
  {
    name: "conversation: user and system, what is neither text nor a part",
    async run(t) {
      const { system, user, image } = t.pkg;
      for (const wrong of [undefined, null, 7, {}, new Blob(["x"]), [{ type: "text", text: "x" }]]) {
        await t.rejects(() => user("Hi", wrong), { kind: "config", message: /^user: part 1: expected/ });
      }
      await t.rejects(user("Hi", image("https://example.com/a.png"), 7), { kind: "config", message: /^user: part 2:/ });
      await t.rejects(() => user(), { kind: "config", message: /^user:/ });
      await t.rejects(user("Hi", image(7)), { kind: "config", message: /^image: expected a File/ });
      for (const wrong of [undefined, 7, { role: "system" }]) {
        await t.rejects(() => system(wrong), { kind: "config", message: /^system: expected/ });
      }
    },
  },
  {
    name: "conversation: user, a message that nobody has awaited",
    async run(t) {
      const { image, system, user } = t.pkg;
      const message = user("Hi", image("https://example.com/a.png"));
      const request = t.request("echo", { messages: [system("x"), message] });
      await t.rejects(t.client().chat.send(request), { kind: "config", message: "messages[1]: it is a promise yet: await it" });
      await t.client().chat.send({ ...request, messages: [await message] });
    },
  },
  {
    name: "conversation: image, whatever it comes from",
    async run(t) {
      const { image } = t.pkg;
      const around = bytesOf(300);
      around.set(PNG, 100);
      const inBytes = dataUrl("image/png", PNG);
      /** @type {Record<string, [unknown, string]>} */
      const sources = {
        Blob: [new Blob([PNG], { type: "image/png" }), inBytes],
        "a Blob without a type": [new Blob([PNG]), inBytes],
        "a Blob of another type": [new Blob([PNG], { type: "image/jpeg" }), inBytes],
        File: [fileOf(PNG, "a.png", "image/png"), inBytes],
        Uint8Array: [PNG, inBytes],
        ArrayBuffer: [PNG.buffer, inBytes],
        "a part of a buffer": [around.subarray(100, 200), inBytes],
        DataView: [new DataView(around.buffer, 100, 100), inBytes],
        URL: [new URL("https://example.com/a.png?b=c"), "https://example.com/a.png?b=c"],
        "an address": ["https://example.com/a.png", "https://example.com/a.png"],
        "a data: address": [inBytes, inBytes],
      };
      for (const [what, [source, url]] of Object.entries(sources)) {
        t.equal(await image(source), { type: "image_url", image_url: { url } }, what);
      }
      const { image_url: found } = await image(PNG, { detail: "low" });
      t.equal(found.detail, "low");
    },
  },
  {
    name: "conversation: image, the media type",
    async run(t) {
      const { image } = t.pkg;
      /** @type {Record<string, string>} */
      const beginnings = {
        "\x89PNG\r\n\x1a\n": "image/png",
        "\xff\xd8\xff\xe0": "image/jpeg",
        GIF89a: "image/gif",
        "RIFF\x01\x02\x03\x04WEBPVP8 ": "image/webp",
        "\0\0\0\x1cftypavif": "image/avif",
        "\0\0\0\x18ftypheic": "image/heic",
      };
      for (const [beginning, type] of Object.entries(beginnings)) {
        const bytes = bytesOf(64, ...latin(beginning));
        t.equal((await image(bytes)).image_url.url, dataUrl(type, bytes));
      }
      const unknown = bytesOf(64, 0, 1, 2);
      const named = new Blob([unknown], { type: "image/x-tga; a=b" });
      t.equal((await image(named)).image_url.url, dataUrl("image/x-tga", unknown));
      t.equal((await image(unknown, { type: "image/x-tga" })).image_url.url, dataUrl("image/x-tga", unknown));
      await t.rejects(image(unknown), { kind: "config", message: /^image: nothing tells its media type/ });
      for (const other of [PDF, latin("Hello"), dataUrl("application/pdf", PDF)]) {
        await t.rejects(image(other), { kind: "config", message: "image: this is something else than an image" });
      }
    },
  },
  {
    name: "conversation: file, names and media types",
    async run(t) {
      const { file } = t.pkg;
      const text = new TextEncoder().encode("Grüße, 世界");
      const binary = bytesOf(64, 0, 1, 2);
      const pdf = dataUrl("application/pdf", PDF);
      const csv = new Blob([text], { type: "text/csv" });
      const address = "https://example.com/papers/on%20tides.pdf?page=2";
      /** @type {[string, Promise<any>, { filename?: string, file_data: string }][]} */
      const files = [
        ["bytes", file(PDF), { filename: "document.pdf", file_data: pdf }],
        ["a File", file(fileOf(PDF, "a.pdf")), { filename: "a.pdf", file_data: pdf }],
        ["a name", file(PDF, { filename: "b.pdf" }), { filename: "b.pdf", file_data: pdf }],
        ["text", file(text), { file_data: dataUrl("text/plain", text) }],
        ["text by its name", file(fileOf(text, "a.md")), { filename: "a.md", file_data: dataUrl("text/plain", text) }],
        ["a type", file(csv), { filename: "document.csv", file_data: dataUrl("text/csv", text) }],
        ["a given type", file(binary, { type: "a/b" }), { file_data: dataUrl("a/b", binary) }],
        ["an address", file(address), { filename: "on tides.pdf", file_data: address }],
        ["no name", file("https://example.com/papers/"), { file_data: "https://example.com/papers/" }],
        ["data:", file(pdf), { filename: "document.pdf", file_data: pdf }],
      ];
      for (const [what, part, expected] of files) t.equal(await part, { type: "file", file: expected }, what);
      for (const wrong of [binary, new Blob([binary], { type: "application/octet-stream" })]) {
        await t.rejects(file(wrong), { kind: "config", message: /^file: nothing tells its media type/ });
      }
    },
  },
  {
    name: "conversation: audio, formats",
    async run(t) {
      const { audio } = t.pkg;
      /** @type {[string, string][]} */
      const beginnings = [
        ["RIFF\x01\x02\x03\x04WAVEfmt ", "wav"],
        ["ID3\x04", "mp3"],
        ["\xff\xfb\x90", "mp3"],
        ["fLaC", "flac"],
        ["OggS", "ogg"],
        ["\0\0\0\x1cftypM4A ", "m4a"],
        ["\xff\xf1", "aac"],
        ["FORM\x01\x02\x03\x04AIFF", "aiff"],
      ];
      for (const [beginning, format] of beginnings) {
        const bytes = bytesOf(64, ...latin(beginning));
        t.equal(await audio(bytes), { type: "input_audio", input_audio: { data: base64(bytes), format } }, format);
      }
      const bytes = bytesOf(64, 0, 1, 2);
      const data = base64(bytes);
      /** @type {[unknown, string][]} */
      const others = [
        [new Blob([bytes], { type: "audio/webm;codecs=opus" }), "webm"],
        [new Blob([bytes], { type: "audio/mpeg" }), "mp3"],
        [new Blob([bytes], { type: "audio/x-m4a" }), "m4a"],
        [new Blob([bytes], { type: "audio/vnd.wave" }), "wav"],
        [fileOf(bytes, "Song.MP3", "application/octet-stream"), "mp3"],
        [`data:audio/x-wav;base64,${data}`, "wav"],
      ];
      for (const [source, format] of others) {
        t.equal((await audio(source)).input_audio, { data, format }, format);
        t.equal((await audio(source, { format: "pcm16" })).input_audio, { data, format: "pcm16" });
      }
      await t.rejects(audio(bytes), { kind: "config", message: /^audio: nothing tells its format/ });
      for (const address of ["https://example.com/a.mp3", "data:audio/wav,abc"]) {
        await t.rejects(audio(address), { kind: "config", message: /^audio: the API takes no address/ });
      }
    },
  },
  {
    name: "conversation: image, file and audio, megabytes in pieces, while other work goes on",
    async run(t) {
      const bytes = bytesOf(2_500_001, ...latin("%PDF-"));
      const expected = dataUrl("application/pdf", bytes);
      for (const source of [bytes, new Blob([bytes])]) {
        const copy = source instanceof Uint8Array ? source.slice() : source;
        const encoding = t.pkg.file(copy);
        // Whoever gave the bytes may go on to use them.
        if (copy instanceof Uint8Array) copy.fill(0);
        const { file_data: found } = (await encoding).file;
        t.ok(found === expected, `${found.length} letters, not the ${expected.length} that were expected`);
      }
      let turns = 0;
      const timer = setInterval(() => turns++, 0);
      t.after(() => clearInterval(timer));
      await t.pkg.file(bytesOf(8_000_000, ...latin("%PDF-")));
      t.ok(turns > 0, "nothing else could run");
    },
  },
  {
    name: "conversation: image, file and audio, base64 without the platform's own",
    async run(t) {
      const own = Object.getOwnPropertyDescriptor(Uint8Array.prototype, "toBase64");
      if (own) {
        t.after(() => Object.defineProperty(Uint8Array.prototype, "toBase64", own));
        Reflect.deleteProperty(Uint8Array.prototype, "toBase64");
      }
      for (const length of [8, 9, 10, 8191, 8192, 8193, 3 * 2 ** 18 - 1, 3 * 2 ** 18, 3 * 2 ** 18 + 1]) {
        const bytes = bytesOf(length, ...latin("%PDF-"));
        const { file_data: found } = (await t.pkg.file(bytes)).file;
        t.ok(found === dataUrl("application/pdf", bytes), `${length} bytes`);
      }
    },
  },
  {
    name: "conversation: image, file and audio, what cannot be read",
    async run(t) {
      for (const what of ["image", "file", "audio"]) {
        const make = t.pkg[what];
        for (const wrong of [undefined, null, 7, {}, [1, 2], () => {}, new Promise(() => {})]) {
          const message = new RegExp(`^${what}: expected a File, a Blob, bytes or an address, got`);
          await t.rejects(make(wrong), { kind: "config", message });
        }
        for (const empty of [new Blob([]), new ArrayBuffer(0)]) {
          await t.rejects(make(empty), { kind: "config", message: `${what}: it is empty` });
        }
        for (const address of ["cat.png", "/cat.png", "blob:https://example.com/1", new URL("file:///cat.png"), ""]) {
          const message = new RegExp(`^${what}: expected an https: or data: address`);
          await t.rejects(make(address), { kind: "config", message });
        }
        const cause = new Error("gone");
        const gone = { size: 3, type: "image/png", slice: () => ({ arrayBuffer: () => Promise.reject(cause) }) };
        const error = await t.rejects(make(gone), { kind: "config", message: `${what}: it could not be read` });
        t.ok(error.cause === cause, "the cause is lost");
      }
    },
  },
  {
    name: "conversation: user, what it holds arrives as it is",
    async run(t) {
      const { user, image, file, audio } = t.pkg;
      const wave = bytesOf(64, ...latin("RIFF\x01\x02\x03\x04WAVE"));
      const message = await user("What is this?", image(PNG), file(PDF), audio(wave));
      const { fetch, seen } = answering([JSON.stringify(completionOf({ role: "assistant", content: "Noise." }))], {
        type: "application/json",
      });
      await t.client({ fetch }).chat.send(t.request("echo", { messages: [message] }));
      t.equal(JSON.parse(seen.calls[0][1].body).messages, [message]);
    },
  },
];
