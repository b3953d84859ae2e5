// What the package has beside the wire types, in use. On every platform's declarations: what none of them shares is in
// platforms/.
import { auth, ChatStream, OpenRouter, OpenRouterError, relay, init, initSync, type ChatRequest, type WasmSource } from "openrouter-wasm";
import * as inline from "openrouter-wasm/inline";
import * as slim from "openrouter-wasm/slim";
import wasm from "openrouter-wasm/openrouter.wasm";

type Entry = typeof import("openrouter-wasm");
export const entries: Entry[] = [inline, slim];

export async function load(bytes: Uint8Array, buffer: ArrayBuffer, address: URL): Promise<void> {
  await init();
  const sources: WasmSource[] = [bytes, buffer, address, address.href, await fetch(address.href), wasm];
  for (const source of sources) await slim.init(source);
  await init(Promise.resolve(buffer));
  await init(fetch(address.href));
  initSync(bytes);
  initSync(buffer);
  slim.initSync(wasm);
}

export async function ask(signal: AbortSignal, headers: Headers): Promise<string> {
  const openrouter = new OpenRouter({
    apiKey: async () => "sk-or-…",
    baseURL: new URL("https://example.com/api/v1"),
    fetch: (url, { method, headers, body, signal }) => fetch(url, { method, headers, body, signal }),
    headers: [["X-One", "1"]],
    timeout: { headers: 1_000, total: false },
    onResponse: ({ status, headers }) => void [status.toFixed(), headers.get("cf-ray")],
  });
  try {
    const stream = await openrouter.chat.stream({ messages: [{ role: "user", content: "Hi" }] }, { signal, headers });
    for await (const text of stream.text()) if (text.length > 100) break;
    const chunks: ReadableStream = stream.toReadableStream();
    const response: Response = stream.toResponse();
    const completion = await ChatStream.from(response).final();
    return chunks.locked ? completion.id : (stream.response?.headers.get("x-generation-id") ?? "");
  } catch (error) {
    if (error instanceof OpenRouterError && error.kind === "aborted") return String(error.cause);
    throw error;
  }
}

export async function signIn(signal: AbortSignal, back: URL, isPopup: boolean): Promise<string | null | undefined> {
  const { url, ...kept } = await auth.begin({ callbackUrl: back, keyLabel: "Notes", limit: 5 });
  const whole: auth.SignedIn = await auth.complete({ ...kept, callbackUrl: url, signal, timeout: { total: 1_000 } });
  const copied = await auth.complete({ codeVerifier: kept.codeVerifier, code: "auth_code_…" });
  const inPopup = await auth.signIn({ popup: true, signal });
  const either = await auth.signIn({ popup: isPopup, baseURL: back });
  // @ts-expect-error: the page has been left
  either.key;
  // @ts-expect-error: without the verifier no code is worth anything
  await auth.complete({ code: "auth_code_…" });
  new OpenRouter({ apiKey: inPopup.key || copied.key });
  return (await auth.completeSignIn({ fetch: (url, init) => fetch(url, init) }))?.user_id ?? whole.user_id;
}

export async function handle(request: Request, key: string | undefined, wait: (promise: Promise<unknown>) => void): Promise<number> {
  const response: Response = await relay(request, {
    apiKey: key,
    origins: ["https://app.example"],
    authorize: (request) => request.headers.get("authorization") === "Bearer ours",
    models: ["openai/*"],
    allow: ["provider"],
    serverTools: ["openrouter:web_search"],
    maxTokens: 1_000,
    maxPrice: { prompt: 1, completion: 2 },
    force: { user: "u-1", provider: { zdr: true } },
    transform: (body) => ({ ...body, messages: body.messages?.slice(-20) }),
    onFinish: ({ cost, model, finishReason, firstChunk }) => [cost?.toFixed(4), model, finishReason === "stop", firstChunk],
    waitUntil: wait,
  });
  // @ts-expect-error: whose pages may use it and which models is not all that has to be said
  await relay(request, { origins: [], models: [] });
  // @ts-expect-error: a misspelt ceiling would be none
  await relay(request, { apiKey: key, origins: [], models: [], maxToken: 1 });
  return response.status;
}

export async function dispose(openrouter: OpenRouter): Promise<void> {
  await using stream = await openrouter.chat.stream({ messages: [] });
  for await (const chunks of stream.batches()) chunks.length.toFixed();
}

// Nothing from behind the door.
// @ts-expect-error
export type { AnswerReader } from "openrouter-wasm";

export async function inWhole(openrouter: OpenRouter, request: ChatRequest): Promise<void> {
  await openrouter.chat.send(request);
  await openrouter.chat.stream(request);
  await openrouter.chat.send({ messages: [{ role: "user", content: "Hi" }], stream: false });
  await openrouter.chat.stream({ messages: [{ role: "user", content: "Hi" }], stream: true });
  // @ts-expect-error: it contradicts the method
  await openrouter.chat.send({ messages: [{ role: "user", content: "Hi" }], stream: true });
  // @ts-expect-error: it contradicts the method
  await openrouter.chat.stream({ messages: [{ role: "user", content: "Hi" }], stream: false });
  // @ts-expect-error: nobody has such a role
  await openrouter.chat.send({ messages: [{ role: "nobody", content: "Hi" }] });
}
