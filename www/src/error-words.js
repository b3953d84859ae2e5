// @ts-check
// An error of the package, in words for the person in front of it: what happened, and what to do.

/** @typedef {{ title: string, advice: string }} Words */

/** @type {Record<number, Words>} */
const BY_STATUS = {
  400: { title: "The request was refused", advice: "The model may not take one of the settings, or the conversation is too long for it. Change a setting, start a new chat, or pick another model." },
  401: { title: "The key was not accepted", advice: "Check the key in the settings: it may be mistyped, disabled or deleted." },
  402: { title: "Not enough credits", advice: "Add credits to the account, lower the token limit in the settings, or pick a cheaper model." },
  403: { title: "The request is not allowed", advice: "A content filter, a guardrail or the key's own limit stands in the way. Reword the message, or check the key's limits." },
  404: { title: "No provider can serve this", advice: "The model may be gone, or the account's privacy settings leave no provider for it. Pick another model." },
  408: { title: "The request took too long", advice: "Try again." },
  413: { title: "The conversation is too large", advice: "Start a new chat, or send less." },
  422: { title: "The request was refused", advice: "The provider could not work with it. Change a setting or pick another model." },
  429: { title: "Too many requests", advice: "Wait a moment, then try again. Free models have a daily limit." },
};

/** @type {Words} */
const PROVIDER_FAILED = { title: "The provider failed", advice: "This is often over in a moment: try again, or pick another model." };

/** @type {Record<string, Words>} */
const BY_KIND = {
  config: { title: "The request could not be sent as it is", advice: "Check the settings." },
  load: { title: "The WebAssembly part did not load", advice: "Reload the page. If it stays so, a policy or a wrong content type on the server blocks the .wasm file." },
  connection: { title: "The connection failed", advice: "Check the network, and that the server is running, then try again." },
  timeout: { title: "The answer took too long", advice: "The server went silent. Try again, or pick another model." },
  decode: { title: "The answer could not be read", advice: "Something between this page and the model garbled it. Try again." },
  answer: { title: "The answer is not what was asked for", advice: "Try again, or pick a model that is good at structured answers." },
  truncated: { title: "The answer was cut off", advice: "The connection ended before the answer did. Try again for a whole one." },
  internal: { title: "Something broke in the client", advice: "This is a fault of the package, not yours. Try again." },
};

/**
 * @param {any} error an OpenRouterError, or whatever else was thrown
 * @param {boolean} begun whether part of the answer had arrived
 * @returns {Words & { message: string, facts: [string, string][] }}
 */
export function inWords(error, begun) {
  const message = typeof error?.message === "string" ? error.message : String(error);
  const { title, advice } = words(error, begun);
  return { title, advice: begun ? `What came is kept above. ${advice}` : advice, message, facts: facts(error) };
}

/**
 * @param {any} error
 * @param {boolean} begun
 * @returns {Words}
 */
function words(error, begun) {
  if (error?.kind !== "api" && error?.kind !== "status") return BY_KIND[error?.kind] ?? BY_KIND.internal;
  // Inside a stream the status is 200 and the code tells; the code may be a word.
  const status = error.status >= 400 ? error.status : Number(error.code);
  const known = BY_STATUS[status] ?? PROVIDER_FAILED;
  if (begun) return { ...known, title: `${error.provider || "The provider"} failed in mid-answer` };
  if (status === 402 && error.retryable) return { title: "Too much at once", advice: "Other requests hold the budget until they end. Wait a moment, then try again." };
  if (status === 429 && error.retryAfter > 0) return { ...known, advice: `Try again in ${Math.ceil(error.retryAfter / 1000)} s.` };
  return known;
}

/**
 * @param {any} error
 * @returns {[string, string][]}
 */
function facts(error) {
  /** @type {[string, unknown][]} */
  const all = [
    ["Kind", error?.kind],
    ["Provider", error?.provider],
    ["HTTP status", error?.status],
    ["Code", error?.code],
    ["Type", error?.errorType],
  ];
  return all.filter(([, value]) => value !== undefined && value !== null && value !== "").map(([name, value]) => [name, String(value)]);
}
