// @ts-check
// The package and the one that can be made to crash, by their addresses: without an import map, and without import(),
// which a Service Worker forbids.
// @ts-ignore
import * as pkg from "/package/index.js";
// @ts-ignore
import * as wasm from "/package/wasm.js";
// @ts-ignore
import * as panicGlue from "/panic/glue.js";
// @ts-ignore
import * as panicPkg from "/panic/index.js";
// @ts-ignore
import * as panicWasm from "/panic/wasm.js";

/** @type {Pick<import("../harness.js").Platform, "pkg" | "wasm" | "panic">} */
export const parts = { pkg, wasm, panic: { pkg: panicPkg, glue: panicGlue, wasm: panicWasm } };
