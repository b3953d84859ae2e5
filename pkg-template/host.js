// @ts-check
// What the wasm side asks of JavaScript (src/js/host.rs), and the tasks that run in there.
import { poll } from "./glue.js";
import { OpenRouterError } from "./error.js";
import { currentGeneration, enter, forgetCrash, onCrash } from "./wasm.js";

/** @typedef {{ resolve(value: any): void, reject(error: OpenRouterError): void }} Task */

/** @type {Map<number, Task>} */
const tasks = new Map();

let lastTask = 0;

/**
 * Runs a task of the wasm side and waits for its end.
 *
 * @param {(task: number) => void} start begins the task under the number that it is given
 * @returns {Promise<any>}
 */
export function run(start) {
  return new Promise((resolve, reject) => {
    const task = ++lastTask;
    const crashed = (/** @type {OpenRouterError} */ error) => {
      tasks.delete(task);
      reject(error);
    };
    onCrash(crashed);
    const end = () => {
      tasks.delete(task);
      forgetCrash(crashed);
    };
    tasks.set(task, {
      resolve: (value) => (end(), resolve(value)),
      reject: (error) => (end(), reject(error)),
    });
    soon(() => start(task));
  });
}

/**
 * Calls into the wasm from a fresh stack, where nobody would catch a crash: whom it concerns is told by then.
 *
 * @param {() => void} call
 */
function soon(call) {
  const born = currentGeneration();
  queueMicrotask(() => {
    if (born !== currentGeneration()) return;
    try {
      enter(call);
    } catch {}
  });
}

/** @param {number} task */
export function wake(task) {
  soon(() => poll(task));
}

/**
 * @param {number} task
 * @param {boolean} succeeded
 * @param {any} value
 */
export function finish(task, succeeded, value) {
  if (succeeded) tasks.get(task)?.resolve(value);
  else tasks.get(task)?.reject(new OpenRouterError(value));
}

/**
 * What to do when nobody waits for a promise any longer: its callbacks are in the wasm's memory until they are called.
 *
 * @type {WeakMap<Promise<unknown>, () => void>}
 */
const giveUp = new WeakMap();

/**
 * A promise as the wasm side may wait for it: its callbacks die with their instance, and must not be called then.
 *
 * @param {Promise<unknown>} promise
 */
export function live(promise) {
  const born = currentGeneration();
  let called = false;
  /** @param {(value: unknown) => void} callback */
  const guarded = (callback) => (/** @type {unknown} */ value) => {
    if (called || born !== currentGeneration()) return;
    called = true;
    try {
      enter(() => callback(value));
    } catch {}
  };
  return {
    /**
     * @param {(value: unknown) => void} fulfilled
     * @param {(reason: unknown) => void} rejected
     */
    then(fulfilled, rejected) {
      const failed = guarded(rejected);
      giveUp.set(promise, () => failed(undefined));
      promise.then(guarded(fulfilled), failed);
    },
  };
}

/**
 * A response that nobody waits for any longer may still come, from a fetch that does not know aborts: it is closed.
 *
 * @param {Promise<Response>} response
 */
export async function abandon(response) {
  giveUp.get(response)?.();
  try {
    await (await response).body?.cancel();
  } catch {}
}

/** @param {string} text */
export function parseJson(text) {
  return JSON.parse(text);
}
