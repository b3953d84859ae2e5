// Asks from the edge runtime.
import { OpenRouter } from "openrouter-wasm";
import { ask } from "../../../ask.js";

export const runtime = "edge";

export async function GET(request) {
  const { searchParams } = new URL(request.url);
  const openrouter = new OpenRouter({ apiKey: "sk-or-v1-packaging", baseURL: searchParams.get("api") });
  return Response.json(await ask(openrouter).catch((error) => ({ error: String(error) })));
}
