// Asks from the server.
import { OpenRouter } from "openrouter-wasm";
import { ask } from "../../ask.js";

export async function getServerSideProps({ query: { api } }) {
  const openrouter = new OpenRouter({ apiKey: "sk-or-v1-packaging", baseURL: api });
  return { props: { shown: await ask(openrouter).catch((error) => ({ error: String(error) })) } };
}

export default function Page({ shown }) {
  return <p data-shown={JSON.stringify(shown)}>{shown.pieces?.join("")}</p>;
}
