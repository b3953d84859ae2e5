// @ts-check
// The pages: what each is made with.
import { readFileSync } from "node:fs";
import { root } from "../../scripts/steps.js";

export const OURS = "openrouter-wasm";

/** @type {{ page: string, packages?: string[], ours?: boolean, note?: string }[]} `page` is a file in pages/ */
const PEERS = [
  { page: OURS },
  { page: "with-media", ours: true, note: "with `user`, `image`, `file` and `toMessage`" },
  { page: "with-sign-in", ours: true, note: "with `auth`" },
  { page: "with-tools", ours: true, note: "with `tool` and `chat.run`" },
  { page: "openai", packages: ["openai"] },
  { page: "openrouter-sdk", packages: ["@openrouter/sdk"] },
  { page: "openrouter-sdk-function", packages: ["@openrouter/sdk"], note: "only its function `chatSend`" },
  { page: "ai-sdk", packages: ["ai", "@openrouter/ai-sdk-provider"], note: "`streamText`" },
  { page: "ai-sdk-provider", packages: ["@openrouter/ai-sdk-provider"], note: "`doStream`" },
  { page: "eventsource-parser", packages: ["eventsource-parser"] },
  { page: "fetch-event-source", packages: ["@microsoft/fetch-event-source"] },
  { page: "fetch-event-stream", packages: ["fetch-event-stream"] },
  { page: "hand-written", note: "a loop written by hand" },
];

/** The pages, with a name of what each is made with. */
export const peers = PEERS.map(({ page, packages = [], ours = page === OURS, note }) => {
  const what = ours ? [`**${OURS}**`] : packages.map((name) => `\`${name}\` ${versionOf(name)}`);
  return { page, label: [what.join(" + "), note].filter(Boolean).join(", ") };
});

/** @param {string} name of a package of the bench */
export function versionOf(name) {
  return JSON.parse(readFileSync(`${root}/bench/node_modules/${name}/package.json`, "utf8")).version;
}
