// @ts-check
// What makes the definition of a tool one that can be run.

/** Where the definition keeps it: JSON leaves it out, and copies keep it. */
export const RUN = Symbol("openrouter-wasm.tool");

/**
 * @typedef {object} Runnable
 * @property {any} parameters their schema
 * @property {(input: any, context: any) => unknown} execute
 * @property {typeof import("./run.js").Run} Run
 */

/**
 * What runs a tool; nothing if it is none of `tool()`'s.
 *
 * @param {any} definition
 * @returns {Runnable | undefined}
 */
export function runnable(definition) {
  return definition?.[RUN];
}
