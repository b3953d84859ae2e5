// @ts-check
// What every page asks, whom, and where the answer goes. The check says it in the page's address.
const said = new URLSearchParams(location.search);

export const apiKey = said.get("key") ?? "";
export const baseURL = said.get("api") ?? "https://openrouter.ai/api/v1";
export const model = said.get("model") ?? "openai/gpt-5.2";
export const prompt = "Why is the sky blue?";

/** @type {[{ role: "user", content: string }]} */
export const messages = [{ role: "user", content: prompt }];

/** @param {string} text */
export const show = (text) => document.body.append(text);
