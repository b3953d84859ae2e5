// @ts-check
// A relay's options: checked before anything else, so that a mistake lets nothing pass.
import { configError } from "./error.js";
import { areStrings, isFunction, known } from "./options.js";
import { exactOrigin } from "./relay-origins.js";
import { modelMatcher } from "./relay-models.js";
import { isObject } from "./request.js";

/**
 * @typedef {object} Policy What may pass, and as what.
 * @property {string[]} [origins]
 * @property {(request: Request) => unknown} [authorize]
 * @property {(id: string) => boolean} isModel whether a model may be asked for
 * @property {string[]} models the patterns
 * @property {boolean} listModels
 * @property {string[]} allow
 * @property {boolean} tools
 * @property {string[]} serverTools
 * @property {string[]} plugins
 * @property {number} maxTokens
 * @property {number} maxMessages
 * @property {number} maxBodyBytes
 * @property {Record<string, unknown>} [maxPrice]
 * @property {Record<string, unknown>} force
 * @property {(body: any, request: Request) => unknown} [transform]
 * @property {(finished: any) => unknown} [onFinish]
 * @property {(promise: Promise<unknown>) => void} [waitUntil]
 */

/** What goes to the call, which checks it. */
const OF_THE_CALL = [
  "apiKey",
  "baseURL",
  "fetch",
  "headers",
  "appUrl",
  "appTitle",
  "appCategories",
  "maxEventBytes",
  "timeout",
  "onRequest",
  "onResponse",
];

const LISTS = ["origins", "models", "allow", "serverTools", "plugins"];
const FUNCTIONS = ["authorize", "transform", "onFinish", "waitUntil"];
const NUMBERS = ["maxTokens", "maxMessages", "maxBodyBytes"];
const SWITCHES = ["tools", "listModels"];
const OBJECTS = ["force", "maxPrice"];
const ALL = [OF_THE_CALL, LISTS, FUNCTIONS, NUMBERS, SWITCHES, OBJECTS].flat();

const isCount = (/** @type {unknown} */ value) => Number.isSafeInteger(value) && Number(value) > 0;
const isSwitch = (/** @type {unknown} */ value) => typeof value === "boolean";

/**
 * @param {any} options
 * @returns {{ policy: Policy, client: Record<string, any> }} what the relay goes by, and what its call does
 */
export function readRelayOptions(options) {
  if (!isObject(options)) throw configError("options: expected an object");
  // Of a misspelt ceiling nobody would hear otherwise.
  const stranger = Object.keys(options).find((name) => !ALL.includes(name));
  if (stranger !== undefined) throw configError(`${stranger}: a relay has no such option`);
  /** @type {any} */
  const given = {};
  for (const name of LISTS) given[name] = known(options, name, areStrings, "a list of strings");
  for (const name of FUNCTIONS) given[name] = known(options, name, isFunction, "a function");
  for (const name of NUMBERS) given[name] = known(options, name, isCount, "a whole number from 1 on");
  for (const name of SWITCHES) given[name] = known(options, name, isSwitch, "true or false");
  for (const name of OBJECTS) given[name] = known(options, name, isObject, "an object");
  const { origins, models, force = {} } = given;
  if (!origins && !given.authorize) {
    throw configError("origins: say whose pages may use this relay, or give it authorize(): as it is, everybody could");
  }
  if (!models && typeof force.model !== "string") {
    throw configError('models: say which may be asked for, as in ["openai/*"], or set one with force: { model }');
  }
  const policy = {
    listModels: false,
    allow: [],
    tools: true,
    serverTools: [],
    plugins: [],
    maxTokens: Infinity,
    maxMessages: Infinity,
    maxBodyBytes: 2 ** 20,
    ...defined(given),
    force,
    models: models ?? [],
    origins: origins?.map(exactOrigin),
    isModel: modelMatcher(models ?? []),
  };
  const client = Object.fromEntries(OF_THE_CALL.map((name) => [name, options[name]]));
  if (client.apiKey === undefined) throw configError("apiKey: missing: a relay is there to add it");
  return { policy, client };
}

/** @param {Record<string, unknown>} given */
const defined = (given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
