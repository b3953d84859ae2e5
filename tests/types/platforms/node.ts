// In Node: @types/node, without the DOM library.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { Readable } from "node:stream";
import { OpenRouter, init, initSync } from "openrouter-wasm";

initSync(await readFile("openrouter.wasm"));
await init(readFile("openrouter.wasm"));
await init(new URL("https://example.com/openrouter.wasm"));

// The other platforms' WebAssembly.Module is an empty interface, which takes anything.
// @ts-expect-error
initSync(new URL("https://example.com/openrouter.wasm"));
// @ts-expect-error
await init(7);

createServer(async (_request, response) => {
  const openrouter = new OpenRouter({ apiKey: process.env["KEY"] ?? "", fetch: (url, init) => fetch(url, init) });
  const stream = await openrouter.chat.stream({ messages: [] }, { signal: AbortSignal.timeout(1_000) });
  for await (const text of Readable.from(stream.text())) response.write(text);
});
