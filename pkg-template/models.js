// @ts-check
import { Call } from "./call.js";
import { configError, OpenRouterError } from "./error.js";
import { errorIn, parsed, whole } from "./http.js";

/** The models there are: `GET /models`. Documented in catalogue.d.ts. */
export class Models {
  /** @type {import("./index.d.ts").OpenRouterOptions} */
  #options;

  /** @param {import("./index.d.ts").OpenRouterOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /**
   * @param {import("./catalogue.d.ts").ModelsOptions} [options]
   * @returns {Promise<import("./types.js").ModelList>}
   */
  async list(options) {
    const prepare = () => ({ path: `/models${queryOf(options?.query)}`, key: /** @type {const} */ ("optional") });
    return whole(new Call(this.#options, options), prepare, readList);
  }
}

/** @param {any} [query] */
function queryOf(query = {}) {
  if (typeof query !== "object" || query === null) throw configError("query: expected an object");
  const given = Object.entries(query).filter(([, value]) => (value ?? undefined) !== undefined);
  try {
    return given.length > 0 ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : "";
  } catch (cause) {
    throw configError("query: it has a value that is no text", cause);
  }
}

/** @param {string} text */
function readList(text) {
  const list = parsed(text);
  if (Array.isArray(list?.data) && !list.error) return list;
  const message = "the answer is no list of models: it has no list `data`";
  throw errorIn(text) ?? new OpenRouterError({ kind: "decode", message });
}
