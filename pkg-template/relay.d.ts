import type { Finished, OpenRouterOptions } from "./index.js";
import type { ChatRequest, MaxPrice } from "./types.js";

/**
 * A request on its way through a relay, after its checks: fields as in {@link ChatRequest}. `messages` is a list with at
 * least one message, each with a role and a content; what else there is may be anything.
 */
export type RelayedRequest = Partial<ChatRequest>;

/** What a relay goes by. */
export interface RelayOptions
  extends Pick<
    OpenRouterOptions,
    | "baseURL"
    | "headers"
    | "appUrl"
    | "appTitle"
    | "appCategories"
    | "maxEventBytes"
    | "timeout"
    | "onRequest"
    | "onResponse"
  > {
  /** The key, or a function that gives it. It is sent to `baseURL`, and nowhere else. Without one, nothing is. */
  apiKey: string | (() => string | Promise<string>) | undefined;
  /**
   * Used in place of the platform's `fetch`. A redirect must not be followed: it would take the request elsewhere.
   */
  fetch?: (
    url: string,
    init: { method: string; headers: Headers; body?: string; signal: AbortSignal; redirect: "manual" },
  ) => Promise<Response>;
  /**
   * The origins whose pages may use the relay, in full: `["https://app.example", "http://localhost:5173"]`, its own one
   * too. A request of any other page is refused, and so is one without an `Origin`, unless there is `authorize`. Without
   * `origins`, no page of another origin can use the relay.
   *
   * An `Origin` is only as good as the browser that sends it: other programs can send any. Set ceilings, and have
   * `authorize` know your users.
   */
  origins?: readonly string[];
  /**
   * Says whether a request may pass: `true`, and nothing else, lets it. A `Response` is the answer in place of the 401. Its
   * body is not to be read, only that of a `request.clone()`. What this throws rejects `relay()`.
   */
  authorize?(request: Request): unknown;
  /**
   * The models that may be asked for: ids, in which a star stands for letters, digits, `.`, `_` and `-`:
   * `["openai/gpt-5*", "google/*:free"]`. Suffixes (`:online`), presets (`@preset/…`), aliases (`~openai/gpt-latest`) and
   * OpenRouter's routers (`openrouter/auto`) pass only if they are named. Each of `models` in a request is checked, and so
   * is each model that is named in a server tool or a plugin. What these call by default, if none is named, is not.
   */
  models?: readonly string[];
  /**
   * Whether `GET …/models` gives the list of those models, which is kept for two minutes.
   *
   * @default false
   */
  listModels?: boolean;
  /**
   * Further fields that may pass, whatever is in them: `"provider"`, `"preset"`, `"web_search_options"`, `"service_tier"`.
   * Those that may anyway cost nothing but tokens.
   */
  allow?: readonly string[];
  /**
   * Whether functions may be offered to the model. They run where the client is.
   *
   * @default true
   */
  tools?: boolean;
  /** The server tools that may be used, by `type`: `["openrouter:web_search"]`. They cost more than tokens. */
  serverTools?: readonly string[];
  /** The plugins that may be used, by `id`: `["file-parser"]`. */
  plugins?: readonly string[];
  /** The most that `max_tokens` and `max_completion_tokens` may be, and what holds if a request says nothing. */
  maxTokens?: number;
  /** The most messages that a request may have. */
  maxMessages?: number;
  /**
   * The largest body of a request, in bytes.
   *
   * @default 1048576 (1 MiB)
   */
  maxBodyBytes?: number;
  /** The highest prices that a provider may ask, in US dollars per million tokens: each request's `provider.max_price`. */
  maxPrice?: MaxPrice;
  /** Fields that every request is sent with, whatever it says of them: `{ user: id, provider: { zdr: true } }`. */
  force?: Partial<ChatRequest>;
  /**
   * Changes a request that has passed the checks, or gives another one, which is not checked again. A `Response` is the
   * answer in its place. What this throws rejects `relay()`.
   */
  transform?(body: RelayedRequest, request: Request): unknown;
  /**
   * Called when an answer is over, well or not: to count what it cost. Not called for what was refused. Nobody waits for it
   * but `waitUntil`, which also hears of what it throws.
   */
  onFinish?(finished: Finished): unknown;
  /** Keeps the platform from stopping before `onFinish` is done: `(promise) => context.waitUntil(promise)`. */
  waitUntil?(promise: Promise<unknown>): void;
}

/**
 * The whole of a handler that keeps the key secret: it checks a page's request, adds the key, and hands the answer's bytes
 * on untouched while it reads along. A page uses it with `new OpenRouter({ baseURL: "/api" })` and no key.
 *
 * It answers at any path that ends with `/chat/completions`, and only `baseURL` is ever called. Of the request's headers
 * only `HTTP-Referer`, `X-OpenRouter-Title` and `X-OpenRouter-Categories` go along, unless `appUrl`, `appTitle` and
 * `appCategories` say otherwise. Nothing is tried twice: the page's client does that. A client that leaves takes the call
 * along, if the platform tells of it by `request.signal` or by cancelling the body.
 *
 * What is refused is answered in the form of the API's own errors: 401 and 403 for what is not allowed, 400, 408, 413 and
 * 415 for what is no request; an upstream's failure with its own status, or 502 and 504. The promise rejects only with kind
 * `config`, for a mistake in the options, or with what a function in them threw.
 *
 * @example
 * export default {
 *   fetch: (request, env, context) =>
 *     relay(request, {
 *       apiKey: env.OPENROUTER_API_KEY,
 *       origins: ["https://app.example"],
 *       models: ["openai/*"],
 *       maxTokens: 2_000,
 *       onFinish: ({ model, cost }) => count(env, model, cost),
 *       waitUntil: (promise) => context.waitUntil(promise),
 *     }),
 * };
 */
export function relay(request: Request, options: RelayOptions): Promise<Response>;
