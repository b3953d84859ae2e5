// Asks from the edge runtime.
import { OpenRouter } from "openrouter-wasm";
import { ask } from "../../../ask.js";

export const config = { runtime: "edge" };

export default async function edge(request) {
  const { searchParams } = new URL(request.url);
  const openrouter = new OpenRouter({ apiKey: "sk-or-v1-packaging", baseURL: searchParams.get("api") });
  return Response.json(await ask(openrouter).catch((error) => ({ error: String(error) })));
}
