// Asks from the edge runtime, and brings the module itself.
import { OpenRouter, initSync } from "openrouter-wasm/slim";
import wasm from "openrouter-wasm/openrouter.wasm?module";
import { ask } from "../../../ask.js";

export const runtime = "edge";

initSync(wasm);

export async function GET(request) {
  const { searchParams } = new URL(request.url);
  const openrouter = new OpenRouter({ apiKey: "sk-or-v1-packaging", baseURL: searchParams.get("api") });
  return Response.json(await ask(openrouter).catch((error) => ({ error: String(error) })));
}
