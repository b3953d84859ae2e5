// What the app of every project does: asks, and takes the answer as it streams in.

/** @param {import("openrouter-wasm").OpenRouter} openrouter */
export async function ask(openrouter, onText = () => {}) {
  const messages = [{ role: "user", content: "The quick brown fox jumps over the lazy dog" }];
  const stream = await openrouter.chat.stream({ model: "standin/echo", messages });
  const pieces = [];
  for await (const text of stream.text()) {
    pieces.push(text);
    onText(text);
  }
  const { usage } = await stream.final();
  return { pieces, tokens: usage.total_tokens };
}

/** The stand-in server, where the address of the page says it is. */
export const settings = () => ({
  apiKey: "sk-or-v1-packaging",
  baseURL: new URLSearchParams(location.search).get("api"),
});

/** Asks, and shows the answer on the page. */
export async function show(openrouter) {
  const shown = await ask(openrouter, (text) => document.body.append(text)).catch((error) => ({ error: String(error) }));
  document.body.dataset.shown = JSON.stringify(shown);
}
