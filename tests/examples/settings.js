// @ts-check
// What every example is given in place of OpenRouter.
import { startStandin } from "../standin/index.js";

export const KEY = "sk-or-v1-example";
export const QUESTION = "The quick brown fox jumps over the lazy dog";

/** A stand-in that answers word by word, 30 ms apart: the model of the examples says what it was asked. */
export async function openStandin() {
  const standin = await startStandin({ pace: 30 });
  return { ...standin, env: { OPENROUTER_API_KEY: KEY, OPENROUTER_BASE_URL: standin.baseURL } };
}
