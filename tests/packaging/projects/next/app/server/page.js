// Asks from the server.
import { OpenRouter } from "openrouter-wasm";
import { ask } from "../../../ask.js";

export default async function Page({ searchParams }) {
  const { api } = await searchParams;
  const openrouter = new OpenRouter({ apiKey: "sk-or-v1-packaging", baseURL: api });
  const shown = await ask(openrouter).catch((error) => ({ error: String(error) }));
  return <p data-shown={JSON.stringify(shown)}>{shown.pieces?.join("")}</p>;
}
