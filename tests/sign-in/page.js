// @ts-check
// Signs in at the stand-in that the address names, and asks a question with the key.
// @ts-ignore: the package as it is served
import { auth, OpenRouter } from "/pkg/index.js";

const baseURL = new URLSearchParams(location.search).get("base");
const output = /** @type {HTMLOutputElement} */ (document.querySelector("output"));

/** @param {() => Promise<any>} signIn */
async function ask(signIn) {
  try {
    const signedIn = await signIn();
    if (!signedIn) return;
    const openrouter = new OpenRouter({ apiKey: signedIn.key, baseURL });
    const messages = [{ role: "user", content: "The quick brown fox" }];
    const stream = await openrouter.chat.stream({ model: "standin/echo", messages });
    for await (const text of stream.text()) output.append(text);
    output.append("\n", signedIn.user_id, " is done");
  } catch (error) {
    const { kind, message } = /** @type {any} */ (error);
    output.append(`${kind}: ${message}`);
  }
}

for (const id of ["tab", "popup"]) {
  const button = /** @type {HTMLButtonElement} */ (document.querySelector(`#${id}`));
  button.onclick = () => ask(() => auth.signIn({ popup: id === "popup", baseURL }));
}
await ask(() => auth.completeSignIn({ baseURL }));
document.body.dataset.ready = "true";
