// @ts-check
// Loading the wasm, and entering it in such a way that a crash strands nobody.
import { __wbg_reset_state, initSync as instantiate } from "./glue.js";
import { internalError, OpenRouterError } from "./error.js";
import { inTime } from "./time.js";

/**
 * @typedef {WebAssembly.Module | BufferSource | Response | URL | string} Source Where the wasm can come from.
 */

/** @type {() => Source | Promise<Source>} set by the entry */
let load = () => {
  throw new Error("nothing says where it is: call init(source) or initSync(source) first, or import openrouter-wasm");
};

/** @type {Promise<void> | undefined} while the wasm is on its way, and ever after */
let loading;

let ready = false;

/** Counts the instances: what belongs to an earlier one is dead. */
let generation = 0;

/** @type {WeakSet<object>} the errors of crashes that everybody knows of */
const crashes = new WeakSet();

/** How long the wasm may take to come, in ms. */
const LOADING = 60_000;

/** @param {() => Source | Promise<Source>} source */
export function loadFrom(source) {
  load = source;
}

/** @param {Source | Promise<Source>} [source] */
export function init(source) {
  if (ready) return Promise.resolve();
  const late = () => new Error(`it has not come within ${LOADING} ms`);
  loading ??= inTime(fetchModule(source), LOADING, late).then(start).catch((cause) => {
    // It may have come another way.
    if (ready) return;
    // The next call tries again.
    loading = undefined;
    throw loadError(cause);
  });
  return loading;
}

/** @param {WebAssembly.Module | BufferSource} source */
export function initSync(source) {
  if (ready) return;
  try {
    start(isModule(source) ? source : new WebAssembly.Module(source));
  } catch (cause) {
    throw loadError(cause);
  }
}

/** @param {Source | Promise<Source>} [given] */
async function fetchModule(given) {
  /** @type {any} */
  let source = await (given ?? load());
  if (typeof source === "string" || source instanceof URL) source = await fetch(source);
  // In Node the mere mention of Response costs more than all the rest of this.
  const isThere = isModule(source) || ArrayBuffer.isView(source);
  if (!isThere && typeof Response === "function" && source instanceof Response) {
    if (!source.ok) throw new Error(`HTTP status ${source.status}`);
    const type = source.headers.get("content-type");
    // What servers for development answer in place of a file that is not there.
    if (type?.startsWith("text/html")) throw new Error(`${source.url} is a page: a bundler has left the file behind`);
    // Compiling while it streams in wants the right media type; whoever serves another one is served too.
    source = await (type === "application/wasm"
      ? WebAssembly.compileStreaming(source)
      : source.arrayBuffer());
  }
  if (isModule(source)) return source;
  // Without its first name: Next's webpack looks for it in edge functions, which bring a module and never come here.
  const { compile } = WebAssembly;
  return compile(source);
}

/**
 * Whether this is a compiled module, of whichever realm.
 *
 * @param {unknown} source
 * @returns {source is WebAssembly.Module}
 */
function isModule(source) {
  return Object.prototype.toString.call(source) === "[object WebAssembly.Module]";
}

/** @param {WebAssembly.Module} module */
function start(module) {
  if (ready) return;
  // A module from another realm is no instance of this one's class, which the glue asks for.
  if (!(module instanceof WebAssembly.Module)) Object.setPrototypeOf(module, WebAssembly.Module.prototype);
  instantiate({ module });
  ready = true;
}

/** @param {unknown} cause */
function loadError(cause) {
  const why = cause instanceof Error ? `: ${cause.message}` : "";
  return new OpenRouterError({ kind: "load", message: `the wasm could not be loaded${why}`, retryable: true, cause });
}

/** The memory of the instance that runs now. @returns {WebAssembly.Memory} */
export function memory() {
  return instantiate().memory;
}

/** The number of the instance that runs now. */
export function currentGeneration() {
  return generation;
}

/**
 * Calls into the wasm. Nothing in there throws on purpose: what is thrown is a crash.
 *
 * @template T
 * @param {() => T} call
 * @returns {T}
 */
export function enter(call) {
  try {
    return call();
  } catch (cause) {
    // A call within this call has crashed.
    if (crashes.has(/** @type {object} */ (cause))) throw cause;
    const error = internalError(cause);
    crashes.add(error);
    crash(error);
    throw error;
  }
}

/** @param {OpenRouterError} error */
function crash(error) {
  generation += 1;
  try {
    __wbg_reset_state();
  } finally {
    Bystander.tellAll(error);
  }
}

/**
 * Somebody who has to be told of a crash, while it waits for something. Streams do so thousands of times: they form a
 * chain, which is faster to join and to leave than a set.
 */
export class Bystander {
  /** @type {Bystander | undefined} */
  static #last;

  /** @type {Bystander | undefined} */
  #before;

  /** @type {Bystander | undefined} */
  #behind;

  #tell;
  #isIn = false;

  /** @param {(error: OpenRouterError) => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  join() {
    if (this.#isIn) return;
    this.#isIn = true;
    const last = Bystander.#last;
    this.#before = last;
    if (last) last.#behind = this;
    Bystander.#last = this;
  }

  leave() {
    if (!this.#isIn) return;
    this.#isIn = false;
    const before = this.#before;
    const behind = this.#behind;
    if (before) before.#behind = behind;
    if (behind) behind.#before = before;
    else Bystander.#last = before;
    this.#before = this.#behind = undefined;
  }

  /** @param {OpenRouterError} error */
  static tellAll(error) {
    for (let one = Bystander.#last; one; one = Bystander.#last) {
      one.leave();
      one.#tell(error);
    }
  }
}
