// @ts-check
// Which models a relay lets pass, and the list of them.
import { configError } from "./error.js";
import { send } from "./http.js";
import { refusal } from "./relay-refusal.js";

/**
 * What a star can stand in: an author and a slug, and a suffix if the pattern has one. Neither a preset nor an alias
 * (`~openai/gpt-latest`) nor one of OpenRouter's own routers, which choose another model: those are named, or not meant.
 */
const PLAIN = /^(?!openrouter\/)[\w.-]+\/[\w.-]+(:[\w.-]+)?$/i;

/** Longer ids are nobody's, and would take long to compare. */
const LONGEST_ID = 200;

/** How long the list counts as new, in seconds: OpenRouter says the same. */
const FRESH = 120;

/** The last list, as JSON text: it is large, and the same for everybody. */
let last = { of: "", at: -Infinity, text: "" };

/**
 * @param {string[]} patterns ids, in which a star stands for letters, digits and `._-`, and so for no suffix
 * @returns {(id: string) => boolean}
 */
export function modelMatcher(patterns) {
  const hasStar = (/** @type {string} */ pattern) => pattern.includes("*");
  const names = new Set(patterns.filter((pattern) => !hasStar(pattern)));
  const expressions = patterns.filter(hasStar).map(expressionOf);
  const isMatch = (/** @type {string} */ id) => expressions.some((expression) => expression.test(id));
  return (id) => names.has(id) || (id.length <= LONGEST_ID && PLAIN.test(id) && isMatch(id));
}

/** @param {string} pattern */
function expressionOf(pattern) {
  if (!PLAIN.test(pattern.replaceAll("*", "-"))) {
    throw configError('models: a pattern is like "openai/*", "openai/gpt-5*" or "*/*:free"; anything else is named in full');
  }
  const parts = pattern.split("*").map((part) => part.replace(/[.]/g, "\\."));
  return new RegExp(`^${parts.join("[\\w.-]*")}$`);
}

/**
 * @param {import("./call.js").Call} call
 * @param {import("./relay-options.js").Policy} policy
 */
export async function listed(call, { models, isModel }) {
  const of = JSON.stringify([call.options.baseURL, models]);
  if (last.of !== of || performance.now() - last.at > FRESH * 1_000) {
    const asked = { path: "/models", key: /** @type {const} */ ("none"), redirect: /** @type {const} */ ("manual") };
    const text = await call.run(() => send(call, asked, (text) => text));
    last = { of, at: performance.now(), text: JSON.stringify({ data: allowed(text, isModel) }) };
  }
  call.cancel.end();
  const headers = { "content-type": "application/json", "cache-control": `private, max-age=${FRESH}` };
  return new Response(last.text, { headers });
}

/**
 * @param {string} text
 * @param {(id: string) => boolean} isModel
 * @returns {unknown[]}
 */
function allowed(text, isModel) {
  try {
    return JSON.parse(text).data.filter((/** @type {any} */ model) => isModel(model.id));
  } catch {
    throw refusal(502, "the upstream's list of models is none");
  }
}
