// @ts-check
// A relay that keeps the key, and lets each user spend so much a day.
import { relay } from "openrouter-wasm";

export { Budget } from "./budget.js";

/**
 * @typedef {object} Env
 * @property {string} OPENROUTER_API_KEY
 * @property {string} [OPENROUTER_BASE_URL]
 * @property {string} USERS the users by their tokens, as JSON
 * @property {number} DAILY_LIMIT
 * @property {number} CALL_LIMIT
 * @property {{ idFromName(name: string): unknown, get(id: unknown): import("./budget.js").Budget }} BUDGETS
 */

export default {
  /**
   * @param {Request} request
   * @param {Env} env
   * @param {{ waitUntil(promise: Promise<unknown>): void }} context
   */
  async fetch(request, env, context) {
    const { pathname, origin } = new URL(request.url);
    const user = userOf(request, env);
    const budget = user === undefined ? undefined : env.BUDGETS.get(env.BUDGETS.idFromName(user));
    if (pathname === "/api/budget") return budget ? Response.json({ left: await budget.left() }) : failure(401, "Who are you?");

    /** @type {import("./budget.js").Reservation | undefined} */
    let reservation;
    return relay(request, {
      apiKey: env.OPENROUTER_API_KEY,
      baseURL: env.OPENROUTER_BASE_URL,
      origins: [origin],
      models: ["openai/gpt-5*", "anthropic/claude-*"],
      // With these, no call costs more than CALL_LIMIT.
      maxTokens: 2_000,
      maxPrice: { prompt: 3, completion: 15 },
      maxBodyBytes: 20_000,
      force: { user },
      authorize: () => budget !== undefined,
      // The last thing before a request is sent, if it may be.
      async transform() {
        reservation = await budget?.reserve(env.CALL_LIMIT);
        if (!reservation) return failure(402, "You have spent today's budget. There is a new one tomorrow.");
      },
      // Of who leaves early the cost is not known: the reservation stays.
      onFinish: ({ cost }) => reservation && budget?.settle(reservation, cost),
      waitUntil: (promise) => context.waitUntil(promise),
    });
  },
};

/**
 * Whoever sends a token that is known. Put your own login in here.
 *
 * @param {Request} request
 * @param {Env} env
 * @returns {string | undefined}
 */
function userOf(request, env) {
  const token = request.headers.get("authorization")?.replace(/^Bearer /, "") ?? "";
  const users = JSON.parse(env.USERS);
  return Object.hasOwn(users, token) ? users[token] : undefined;
}

/**
 * The form in which OpenRouter tells of errors, so that its clients understand it.
 *
 * @param {number} code
 * @param {string} message
 */
const failure = (code, message) => Response.json({ error: { code, message } }, { status: code });
