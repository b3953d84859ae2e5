// @ts-check
// The edge relay: the whole of a handler that keeps the key secret, lets pass what it is told to, and hands the answer on.
import { Call } from "./call.js";
import { OpenRouterError } from "./error.js";
import { CHAT_COMPLETIONS, open } from "./http.js";
import { Reading } from "./reading.js";
import { readJson } from "./relay-body.js";
import { StreamMeter, WholeMeter } from "./relay-meters.js";
import { listed } from "./relay-models.js";
import { readRelayOptions } from "./relay-options.js";
import { originHeaders, originOf, preflight } from "./relay-origins.js";
import { permitted } from "./relay-policy.js";
import { refusal, responseOf, sign } from "./relay-refusal.js";
import { requestBody } from "./request.js";
import { bodyOf } from "./stream.js";

/**
 * @typedef {import("./relay-options.js").Policy} Policy
 * @typedef {{ text: string, streamed: boolean }} Checked A request that may pass, as JSON text.
 */

const MODELS = "/models";

/**
 * Answers a page's request with OpenRouter's answer. Documented in relay.d.ts.
 *
 * @param {Request} request
 * @param {import("./relay.js").RelayOptions} options
 * @returns {Promise<Response>}
 */
export async function relay(request, options) {
  const { policy, client } = readRelayOptions(options);
  const secret = secretOf(client.apiKey);
  const page = originOf(request);
  const end = endOf(policy);
  /** @type {Call | undefined} */
  let call;
  let response;
  try {
    const signal = request.signal ?? undefined;
    const ofClient = { ...client, ...attribution(request, client), apiKey: secret.ask };
    call = new Call(ofClient, { signal, onFinish: end.onFinish });
    if (call.options.mistake) throw call.options.mistake;
    const admitted = await admit(request, page, policy, call);
    if (isResponse(admitted)) response = admitted;
    else {
      end.isComing();
      response = await forwarded(call, admitted, end);
    }
  } catch (error) {
    call?.cancel.close();
    // A mistake of whoever runs the relay, and what their own functions throw: that is for them to see, and for nobody else.
    if (!(error instanceof OpenRouterError) || error.kind === "config") throw error;
    response = responseOf(error, secret.hide);
  }
  for (const [name, value] of Object.entries(originHeaders(page, policy.origins))) {
    if (name === "vary") response.headers.append(name, value);
    else response.headers.set(name, value);
  }
  return response;
}

/**
 * Checks a request.
 *
 * @param {Request} request
 * @param {string | undefined} page the origin of the page that it comes from
 * @param {Policy} policy
 * @param {Call} call
 * @returns {Promise<Response | Checked>} its answer, or what is to be sent on for it
 */
async function admit(request, page, policy, call) {
  const { origins, authorize, transform } = policy;
  const { method, endpoint } = endpointOf(request, policy);
  if (origins && page !== undefined && !origins.includes(page)) {
    throw refusal(403, "origin: pages from there may not use this relay");
  }
  if (request.method === "OPTIONS") {
    if (!origins || page === undefined) throw refusal(403, "origin: this relay serves no page of another origin");
    call.cancel.end();
    return preflight(request, method);
  }
  if (request.method !== method) return notAllowed(method, call);
  if (authorize) {
    const verdict = await asked(call, () => authorize(request));
    if (isResponse(verdict)) return own(verdict, call);
    if (verdict !== true) throw refusal(401, "authorization: this relay does not know you");
  } else if (page === undefined) {
    throw refusal(403, "origin: missing: this relay serves pages only");
  }
  if (endpoint === MODELS) return listed(call, policy);
  const body = permitted(await readJson(request, policy, call), policy);
  const text = textOf(body);
  if (!transform) return { text, streamed: body.stream === true };
  const transformed = await asked(call, () => transform(body, request));
  if (isResponse(transformed)) return own(transformed, call);
  const { stream } = transformed ?? body;
  return { text: requestBody(transformed ?? body, stream === true), streamed: stream === true };
}

/**
 * What is asked for: the path's end says it, and says nothing else.
 *
 * @param {Request} request
 * @param {Policy} policy
 */
function endpointOf({ url }, { listModels }) {
  const { pathname } = new URL(url);
  if (pathname.endsWith(CHAT_COMPLETIONS)) return { method: "POST", endpoint: CHAT_COMPLETIONS };
  if (listModels && pathname.endsWith(MODELS)) return { method: "GET", endpoint: MODELS };
  throw refusal(404, `path: this relay answers at …${CHAT_COMPLETIONS}${listModels ? ` and …${MODELS}` : ""}`);
}

/**
 * What a function of the owner's says.
 *
 * @param {Call} call
 * @param {() => unknown} ask
 * @returns {Promise<any>}
 */
function asked(call, ask) {
  return call.wait((async () => ask())(), call.options.timeout.headers);
}

/**
 * @param {any} value which may be of another realm
 * @returns {value is Response}
 */
const isResponse = (value) => typeof value?.headers?.get === "function" && typeof value.status === "number";

/**
 * @param {string} method the right one
 * @param {Call} call
 */
function notAllowed(method, call) {
  call.cancel.end();
  const response = responseOf(refusal(405, `method: expected ${method}`), (text) => text);
  response.headers.set("allow", `${method}, OPTIONS`);
  return response;
}

/**
 * The owner's own answer.
 *
 * @param {Response} response whose headers may be fixed
 * @param {Call} call
 */
function own({ body, status, statusText, headers }, call) {
  call.cancel.end();
  return new Response(body, { status, statusText, headers });
}

/**
 * A request's JSON text, after the checks that the client makes too: what they find is no mistake of the owner's here.
 *
 * @param {Record<string, any>} body
 */
function textOf(body) {
  try {
    return requestBody(body, body.stream === true);
  } catch (error) {
    throw refusal(400, /** @type {Error} */ (error).message);
  }
}

/**
 * @param {Call} call
 * @param {Checked} checked
 * @param {ReturnType<typeof endOf>} end
 */
async function forwarded(call, { text, streamed }, end) {
  try {
    const asked = { path: CHAT_COMPLETIONS, body: text, streamed, redirect: /** @type {const} */ ("manual") };
    const opened = await call.run(() => open(call, asked));
    if (!streamed && !opened.mediaType.includes("json")) throw refusal(502, "the upstream's answer is no JSON");
    const { maxEventBytes } = call.options;
    const decoder = streamed ? new StreamMeter(maxEventBytes) : new WholeMeter(maxEventBytes);
    end.failure = () => decoder.error && new OpenRouterError({ ...origin(opened), ...decoder.error });
    const headers = new Headers({
      "content-type": streamed ? "text/event-stream; charset=utf-8" : "application/json",
      "cache-control": "no-cache",
    });
    sign(headers, opened);
    return new Response(bodyOf(new Reading(call, { ...opened, decoder })), { headers });
  } catch (thrown) {
    const error = isRedirect(thrown) ? refusal(502, "the upstream answers with a redirect, which is not followed") : thrown;
    // Nobody has to wait for the hook.
    call.finish(() => undefined, error)?.catch(() => {});
    throw error;
  }
}

/** A redirect that is not followed has no status in browsers. @param {any} error */
const isRedirect = (error) => error?.status === 0 || (error?.status >= 300 && error?.status < 400);

/**
 * The end of a call, of which the owner is told, and for which the platform is to wait: it may stop everything once the
 * response is out.
 *
 * @param {Policy} policy
 */
function endOf({ onFinish, waitUntil }) {
  const end = {
    /** @type {() => OpenRouterError | undefined} */
    failure: () => undefined,
    /** @type {((finished: any) => Promise<unknown>) | undefined} */
    onFinish: undefined,
    isComing() {},
  };
  if (!onFinish) return end;
  /** @type {(telling: Promise<unknown>) => void} */
  let follow = () => {};
  const told = new Promise((resolve) => (follow = resolve));
  end.onFinish = (finished) => {
    // Of a failure the client hears first, and leaves: then that it left is not what ended the answer.
    const isLater = ["aborted", "connection", "timeout"].includes(finished.error?.kind);
    const error = (isLater && end.failure()) || finished.error;
    const telling = (async () => onFinish({ ...finished, error }))();
    follow(telling);
    return telling;
  };
  end.isComing = () => {
    if (waitUntil) waitUntil(told);
    else told.catch(() => {});
  };
  return end;
}

/** What an error says of the response. @param {import("./http.js").Answer} answer */
const origin = ({ status, generationId, requestId, provider }) => ({ status, generationId, requestId, provider });

/**
 * What a page says of itself, unless the relay does: the only headers of a request that go any further.
 *
 * @param {Request} request
 * @param {Record<string, any>} client
 */
function attribution({ headers }, { appUrl, appTitle, appCategories }) {
  const categories = headers.get("x-openrouter-categories");
  return {
    appUrl: appUrl ?? headers.get("http-referer") ?? undefined,
    appTitle: appTitle ?? headers.get("x-openrouter-title") ?? undefined,
    appCategories: appCategories ?? (categories === null ? undefined : [categories]),
  };
}

/**
 * The key, and what takes it out of a text: an upstream may repeat what it was sent.
 *
 * @param {unknown} apiKey
 */
function secretOf(apiKey) {
  /** @type {unknown} */
  let key;
  return {
    ask: async () => /** @type {string} */ (key = typeof apiKey === "function" ? await apiKey() : apiKey),
    hide: (/** @type {string} */ text) => {
      const secret = typeof key === "string" ? key.trim() : "";
      return secret ? text.replaceAll(secret, "…") : text;
    },
  };
}
