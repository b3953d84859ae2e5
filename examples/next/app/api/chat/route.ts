import { OpenRouter, OpenRouterError } from "openrouter-wasm";

const openrouter = new OpenRouter({
  apiKey: process.env.OPENROUTER_API_KEY,
  baseURL: process.env.OPENROUTER_BASE_URL,
});

/** Adds the key, decides on the model, and hands the answer's bytes on as they are. */
export async function POST(request: Request) {
  const { messages } = (await request.json().catch(() => undefined)) ?? {};
  if (!Array.isArray(messages)) return failure(400, "messages: expected an array");
  try {
    const stream = await openrouter.chat.stream({ model: "openai/gpt-5.2", messages }, { signal: request.signal });
    return stream.toResponse();
  } catch (error) {
    if (!(error instanceof OpenRouterError)) throw error;
    return failure(error.kind === "config" ? 400 : 502, error.message);
  }
}

/** The form in which OpenRouter tells of errors, so that its clients understand it. */
const failure = (code: number, message: string) => Response.json({ error: { code, message } }, { status: code });
