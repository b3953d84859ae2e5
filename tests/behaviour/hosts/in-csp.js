// @ts-check
// Calls the package where a policy forbids wasm, and tells the page around this one what came of it.
// @ts-ignore: an address, not a path
const { init, OpenRouter } = await import("/package/index.js");

const outcomes = [];
for (const call of [
  () => init(),
  () => new OpenRouter({ apiKey: "sk-or-v1-x" }).chat.send({ messages: [{ role: "user", content: "Hi" }] }),
]) {
  outcomes.push(
    await call().then(
      () => "fulfilled",
      (/** @type {any} */ error) => ({ ...error.toJSON(), name: error.name }),
    ),
  );
}
parent.postMessage({ outcomes }, "*");
