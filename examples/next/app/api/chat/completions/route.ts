import { after } from "next/server";
import { relay } from "openrouter-wasm";

/** Adds the key, decides on the model, and hands the answer's bytes on as they are. */
export const POST = (request: Request) =>
  relay(request, {
    apiKey: process.env.OPENROUTER_API_KEY,
    baseURL: process.env.OPENROUTER_BASE_URL,
    // Behind a proxy, the address in the request is not the one that the page has.
    origins: [process.env.ORIGIN ?? new URL(request.url).origin],
    force: { model: "openai/gpt-5.2" },
    maxTokens: 2_000,
    onFinish: ({ generationId, usage, cost }) => console.log({ generationId, tokens: usage?.total_tokens, cost }),
    waitUntil: (promise) => after(promise),
  });
