// @ts-check
import { auth, OpenRouter } from "openrouter-wasm";
import { apiKey, baseURL, messages, model, show } from "./question.js";

document.onclick = () => auth.signIn({ baseURL });
const signedIn = await auth.completeSignIn({ baseURL });
const openrouter = new OpenRouter({ apiKey: signedIn?.key ?? apiKey, baseURL });
const stream = await openrouter.chat.stream({ model, messages });
for await (const text of stream.text()) show(text);
