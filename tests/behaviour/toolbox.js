// @ts-check
// What a case works with: the package, the stand-in, and assertions.
import { difference, show } from "./equal.js";

/** Nobody's key. No message may ever contain it. */
export const KEY = "sk-or-v1-0f1e2d3c4b5a-never-to-be-seen";

export class Toolbox {
  #undo = /** @type {(() => unknown)[]} */ ([]);

  /**
   * @param {import("./harness.js").Platform} platform
   * @param {string} user the `user` of this case's requests, by which the stand-in knows them
   */
  constructor(platform, user) {
    this.platform = platform;
    this.pkg = platform.pkg;
    this.user = user;
    this.url = platform.suite.url;
    this.baseURL = `${this.url}/api/v1`;
  }

  /** Whether the cases run in such a runtime. @param {string} kind */
  isIn(kind) {
    return this.platform.kinds.includes(kind);
  }

  /** The API behind faults. @param {string} switches */
  with(switches) {
    return `${this.url}/with/${switches}/api/v1`;
  }

  /** A recording in place of the API. @param {string} file @param {string} [switches] */
  recorded(file, switches) {
    return `${this.url}${switches ? `/with/${switches}` : ""}/recorded/${file}/api/v1`;
  }

  /** A client of the stand-in that tries everything once. @param {Record<string, unknown>} [options] */
  client(options) {
    return new this.pkg.OpenRouter({ apiKey: KEY, baseURL: this.baseURL, maxRetries: 0, ...options });
  }

  /** A request. @param {string} scenario @param {Record<string, unknown>} [more] */
  request(scenario, more) {
    const messages = [{ role: "user", content: "Hello there, how are you?" }];
    return { model: scenario.includes("/") ? scenario : `standin/${scenario}`, messages, user: this.user, ...more };
  }

  /** Has `undo` called when the case is over, well or not. @param {() => unknown} undo */
  after(undo) {
    this.#undo.push(undo);
  }

  async cleanUp() {
    for (const undo of this.#undo.splice(0)) await undo();
  }

  /** Whether a value is the same as another, to the last key. @param {unknown} actual @param {unknown} expected @param {string} [what] */
  equal(actual, expected, what = "value") {
    const found = difference(actual, expected);
    if (found) throw new Error(`${what}: ${found}`);
  }

  /** @param {unknown} condition @param {string} what */
  ok(condition, what) {
    if (!condition) throw new Error(what);
  }

  /**
   * The OpenRouterError that a promise (or what a function gives or throws) rejects with.
   *
   * @param {unknown} promise
   * @param {Record<string, unknown>} [fields] what it has to say
   * @param {string} [what]
   * @returns {Promise<any>}
   */
  async rejects(promise, fields = {}, what = "the promise") {
    let error;
    try {
      const value = await (typeof promise === "function" ? promise() : promise);
      error = new Error(`${what} was fulfilled with ${show(value)}`);
      Object.assign(error, { fulfilled: true });
    } catch (reason) {
      error = /** @type {any} */ (reason);
    }
    if (error?.fulfilled) throw error;
    if (!(error instanceof this.pkg.OpenRouterError)) throw new Error(`${what} rejected with ${show(error)}`);
    this.fields(error, fields, what);
    return error;
  }

  /** @param {any} error @param {Record<string, unknown>} fields @param {string} [what] */
  fields(error, fields, what = "error") {
    for (const [name, expected] of Object.entries(fields)) {
      const actual = error[name];
      if (expected instanceof RegExp)
        this.ok(expected.test(actual), `${what}: ${name} is ${show(actual)}, not like ${expected}`);
      else this.equal(actual, expected, `${what} (${show(error.message)}): ${name}`);
    }
  }

  /** @param {number} ms */
  sleep(ms) {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }

  /** Waits until something is the case. @param {() => unknown} condition @param {string} what @returns {Promise<any>} */
  async until(condition, what) {
    for (const began = Date.now(); Date.now() - began < 3_000; await this.sleep(5)) {
      const found = await condition();
      if (found) return found;
    }
    throw new Error(`waited in vain: ${what}`);
  }

  /** What the stand-in saw of this case's requests. @returns {Promise<any[]>} */
  async seen() {
    const response = await fetch(`${this.url}/standin/requests?user=${this.user}`);
    // In the edge runtime, json() makes objects of another realm.
    return JSON.parse(await response.text());
  }

  /** The one request of this case, once it has arrived. @returns {Promise<any>} */
  async arrived() {
    const [record] = await this.until(async () => {
      const seen = await this.seen();
      return seen.length > 0 && seen;
    }, "the request at the server");
    return record;
  }

  /** Waits until the client has closed each connection of this case. */
  async closedByClient() {
    for (const { id } of await this.seen()) {
      const response = await fetch(`${this.url}/standin/requests/${id}/wait?closed=client&timeout=3000`);
      const record = await response.json();
      this.ok(
        response.status === 200,
        `the connection was closed by ${record.closedBy ?? "nobody"}, not by the client`,
      );
    }
  }

  /** Whether the stand-in got nothing. */
  async sentNothing() {
    this.equal((await this.seen()).length, 0, "requests sent");
  }

  /** A `user` of its own for a part of this case. @param {string} name */
  part(name) {
    const part = new Toolbox(this.platform, `${this.user}-${name}`);
    this.after(() => part.cleanUp());
    return part;
  }
}
