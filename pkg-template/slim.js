// @ts-check
// The entry that loads nothing by itself: where the wasm comes from is said with init() or initSync().
export * from "./exports.js";
