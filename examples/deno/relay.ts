// A relay for a page that is served from elsewhere: it keeps the key, and hands the answer's bytes on as they are.
import { relay } from "openrouter-wasm";

Deno.serve({ port: Number(Deno.env.get("PORT") ?? 8000) }, (request) =>
  relay(request, {
    apiKey: Deno.env.get("OPENROUTER_API_KEY"),
    baseURL: Deno.env.get("OPENROUTER_BASE_URL"),
    origins: ["http://localhost:5173"],
    models: ["openai/gpt-5*"],
    maxTokens: 2_000,
    onFinish: ({ generationId, cost }) => console.log(generationId, cost),
  }));
