// A server that answers a question with text, while it arrives.
import { OpenRouter, OpenRouterError } from "openrouter-wasm";

const openrouter = new OpenRouter({
  apiKey: Deno.env.get("OPENROUTER_API_KEY"),
  baseURL: Deno.env.get("OPENROUTER_BASE_URL"),
});

Deno.serve({ port: Number(Deno.env.get("PORT") ?? 8000) }, async (request) => {
  const question = new URL(request.url).searchParams.get("q");
  if (!question) return new Response("Ask with ?q=…\n", { status: 400 });
  try {
    const stream = await openrouter.chat.stream(
      { model: "openai/gpt-5.2", messages: [{ role: "user", content: question }] },
      // Who leaves takes the call along.
      { signal: request.signal },
    );
    const body = ReadableStream.from(stream.text()).pipeThrough(new TextEncoderStream());
    return new Response(body, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
  } catch (error) {
    if (!(error instanceof OpenRouterError)) throw error;
    return Response.json(error, { status: 502 });
  }
});
