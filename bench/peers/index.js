// @ts-check
// Everybody who is measured, in the order of the tables. One file each: add it here.

/**
 * @typedef {object} Entry
 * @property {string} title
 * @property {string} file beside this one
 * @property {string} [named] the export, if not `peer`
 * @property {boolean} [core] measured in every runtime and with every workload
 * @property {boolean} [textAlone] it tells nothing but the text of the first choice
 * @property {boolean} [ours]
 * @property {boolean} [relays] it hands the answer on: measured beside its like alone
 */

/** @type {Record<string, Entry>} */
export const peers = {
  generator: { title: "hand-written, generator", file: "by-hand.js", core: true },
  plain: { title: "hand-written, plain", file: "by-hand-plain.js", core: true },
  chunks: { title: "openrouter-wasm, chunks", file: "ours.js", named: "chunks", core: true, ours: true },
  batches: { title: "openrouter-wasm, `batches()`", file: "ours.js", named: "batches", core: true, ours: true },
  text: { title: "openrouter-wasm, `text()`", file: "ours.js", named: "text", core: true, ours: true, textAlone: true },
  final: { title: "openrouter-wasm, `final()`", file: "ours.js", named: "final", core: true, ours: true },
  openai: { title: "openai", file: "openai.js", core: true },
  sdk: { title: "@openrouter/sdk", file: "openrouter-sdk.js", core: true },
  "ai-doStream": { title: "AI SDK provider, doStream", file: "ai-sdk.js", named: "doStream" },
  "ai-streamText": { title: "AI SDK, streamText", file: "ai-sdk.js", named: "text" },
  parser: { title: "eventsource-parser", file: "eventsource-parser.js", named: "parser" },
  "parser-stream": { title: "eventsource-parser, stream", file: "eventsource-parser.js", named: "stream" },
  "fetch-event-source": { title: "fetch-event-source", file: "fetch-event-source.js" },
  "fetch-event-stream": { title: "fetch-event-stream", file: "fetch-event-stream.js" },
  "relay-ours": { title: "openrouter-wasm, `relay()`", file: "relay-ours.js", relays: true, ours: true },
  "relay-by-hand": { title: "by hand, unread", file: "relay-by-hand.js", relays: true },
  "relay-openai": { title: "openai", file: "relay-openai.js", relays: true },
  "relay-sdk": { title: "@openrouter/sdk", file: "relay-sdk.js", relays: true },
  draining: { title: "draining alone", file: "draining.js", core: true },
};
