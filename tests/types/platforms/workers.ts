// In a Cloudflare Worker: @cloudflare/workers-types, without the DOM library.
import { OpenRouter, init, initSync, relay, type WasmModule } from "openrouter-wasm";
import { OpenRouter as Slim, initSync as initSlim } from "openrouter-wasm/slim";
import wasm from "openrouter-wasm/openrouter.wasm";

initSlim(wasm);

export async function load(module: WebAssembly.Module, bytes: BufferSource): Promise<void> {
  initSync(module);
  initSync(bytes);
  const known: WebAssembly.Module = wasm satisfies WasmModule;
  await init(known);
}

interface Env {
  KEY: string;
}

export default {
  async fetch(request, env, context): Promise<Response> {
    const openrouter = new OpenRouter({ apiKey: env.KEY, fetch: (url, init) => fetch(url, init) });
    const stream = await openrouter.chat.stream({ messages: [] }, { signal: request.signal, headers: request.headers });
    context.waitUntil(stream.final());
    return stream.toResponse();
  },
} satisfies ExportedHandler<Env>;

export const relaying = {
  fetch: (request, env, context) =>
    relay(request, {
      apiKey: env.KEY,
      origins: ["https://app.example"],
      models: ["openai/*"],
      authorize: async (request) => (await crypto.subtle.digest("SHA-256", await request.clone().arrayBuffer())).byteLength > 0,
      onFinish: ({ usage }) => console.log(usage?.total_tokens),
      waitUntil: context.waitUntil.bind(context),
    }),
} satisfies ExportedHandler<Env>;

export const another: Slim = new OpenRouter();
