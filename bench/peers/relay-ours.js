// @ts-check
import { relay } from "openrouter-wasm";
import { apiKey } from "./peer.js";
import { origin, relaying } from "./relaying.js";

export const peer = relaying((fetch) => async (request) => {
  /** @type {(tokens: number | undefined) => void} */
  let tell = () => {};
  const told = new Promise((/** @type {typeof tell} */ resolve) => (tell = resolve));
  const response = await relay(request, {
    apiKey,
    fetch,
    origins: [origin],
    models: ["openai/*"],
    onFinish: ({ usage }) => tell(usage?.completion_tokens),
  });
  return { response, tokens: () => told };
});
