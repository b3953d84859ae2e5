// @ts-check
// A page that asks with its user's own key: they sign in with OpenRouter, come back, and the key stays in this page.
import { auth, OpenRouter } from "openrouter-wasm";

const button = /** @type {HTMLButtonElement} */ (document.querySelector("#sign-in"));
const form = /** @type {HTMLFormElement} */ (document.querySelector("form"));
const output = /** @type {HTMLOutputElement} */ (document.querySelector("output"));

/** Another address than OpenRouter's, to try the page with. */
const baseURL = new URLSearchParams(location.search).get("server") ?? undefined;

button.addEventListener("click", () => attempt(() => auth.signIn({ baseURL, keyLabel: "Sign-in example", limit: 5 })));

await attempt(async () => {
  const signedIn = await auth.completeSignIn({ baseURL });
  if (!signedIn) return;
  const openrouter = new OpenRouter({ apiKey: signedIn.key, baseURL });
  button.hidden = true;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(() => ask(openrouter, String(new FormData(form).get("question"))));
  });
});

/**
 * Shows the answer while it arrives.
 *
 * @param {OpenRouter} openrouter
 * @param {string} question
 */
async function ask(openrouter, question) {
  const messages = [{ role: /** @type {const} */ ("user"), content: question }];
  const stream = await openrouter.chat.stream({ model: "openai/gpt-5.2", messages });
  for await (const text of stream.text()) output.append(text);
}

/** @param {() => Promise<unknown>} action whose errors are for people */
async function attempt(action) {
  output.textContent = "";
  try {
    await action();
  } catch (error) {
    output.append(`\n${error}`);
  }
}
