// @ts-check
// The built package, and what a part needs of it.
export const KEY = "sk-or-v1-soak";

/** @type {any} the entry for Node */
export const pkg = await import(new URL("../../pkg/node.js", import.meta.url).href);

/** @type {any} */
const wasm = await import(new URL("../../pkg/wasm.js", import.meta.url).href);

/** How many pages of 64 KiB the wasm's memory has. */
export const pages = () => wasm.memory().buffer.byteLength / 65_536;

/** @param {number} bytes */
export const mebibytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/** @param {unknown} condition @param {string} what */
export function check(condition, what) {
  if (!condition) throw new Error(what);
}

/** What is repeatable and looks random, in 0..1. @param {number} seed */
export function randomOf(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
}

/** @param {number} ms */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
