// @ts-check
// What the vendor refuses before any model sees it, in its own words. Unknown fields pass.
import { statusError } from "./errors.js";

/**
 * @param {string} text
 * @returns {{ request: import("./types.js").ChatRequest, refusal?: undefined } | { request?: undefined, refusal: import("./types.js").RawReply }}
 */
export function validate(text) {
  const request = parsedObject(text);
  // Odd but true: a body that is no JSON is told that its input is too short.
  if (!request) return { refusal: statusError(400, "Input must have at least 1 token.") };
  if (!Array.isArray(request.messages) && typeof request.prompt !== "string") {
    return { refusal: statusError(400, 'Input required: specify "prompt" or "messages"') };
  }
  if (request.messages?.length === 0) return { refusal: statusError(400, "Input must have at least 1 token.") };
  const { reasoning, reasoning_effort: effort } = request;
  if (effort && reasoning?.effort && reasoning.effort !== effort) {
    return { refusal: statusError(400, 'Only one of "reasoning.effort" and "reasoning_effort" may be specified') };
  }
  return { request };
}

/** @param {string} text */
function parsedObject(text) {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
