// @ts-check
// A question, and the answer while it arrives. The key stays in this page: it goes nowhere but to the server.
import { OpenRouter } from "openrouter-wasm";

const form = /** @type {HTMLFormElement} */ (document.querySelector("form"));
const output = /** @type {HTMLOutputElement} */ (document.querySelector("output"));
const button = /** @type {HTMLButtonElement} */ (form.querySelector("button"));

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const field = (/** @type {string} */ name) => String(new FormData(form).get(name));
  const openrouter = new OpenRouter({ apiKey: field("key"), baseURL: field("server") });

  output.textContent = "";
  button.disabled = true;
  try {
    const stream = await openrouter.chat.stream({
      model: "openai/gpt-5.2",
      messages: [{ role: "user", content: field("question") }],
    });
    for await (const text of stream.text()) output.append(text);
  } catch (error) {
    output.append(`\n${error}`);
  } finally {
    button.disabled = false;
  }
});
