// @ts-check
// A page without a key: it shows its user's token to the Worker it comes from.
import { OpenRouter } from "openrouter-wasm/inline";

const form = /** @type {HTMLFormElement} */ (document.querySelector("form"));
const output = /** @type {HTMLOutputElement} */ (document.querySelector("output"));
const budget = /** @type {HTMLElement} */ (document.querySelector("#budget"));
const button = /** @type {HTMLButtonElement} */ (form.querySelector("button"));

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const field = (/** @type {string} */ name) => String(new FormData(form).get(name));
  const token = field("token");
  const openrouter = new OpenRouter({ baseURL: "/api", apiKey: token });

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
  const response = await fetch("/api/budget", { headers: { Authorization: `Bearer ${token}` } });
  if (response.ok) budget.textContent = `$${(await response.json()).left.toFixed(4)} left today`;
});
