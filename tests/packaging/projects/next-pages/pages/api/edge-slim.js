// Asks from the edge runtime, and brings the module itself.
import { OpenRouter, initSync } from "openrouter-wasm/slim";
import wasm from "openrouter-wasm/openrouter.wasm?module";
import { ask } from "../../../ask.js";

export const config = { runtime: "edge" };

initSync(wasm);

export default async function edge(request) {
  const { searchParams } = new URL(request.url);
  const openrouter = new OpenRouter({ apiKey: "sk-or-v1-packaging", baseURL: searchParams.get("api") });
  return Response.json(await ask(openrouter).catch((error) => ({ error: String(error) })));
}
