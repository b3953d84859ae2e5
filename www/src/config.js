// @ts-check
// Where the page may send requests to.

/** The stand-in server's base URL, given when the page is built or served; empty without one. */
export const STANDIN_URL = /** @type {string} */ (import.meta.env.VITE_STANDIN_URL ?? "").replace(/\/+$/, "");

/** The stand-in takes this key from everybody. It opens nothing else. */
export const STANDIN_KEY = "sk-or-v1-standin";

export const OPENROUTER_URL = "https://openrouter.ai/api/v1";
