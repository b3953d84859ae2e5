// @ts-check
// The Rust web app that the tests call.
import { readFile } from "node:fs/promises";

/** What xtask built of it. */
export const FOLDER = new URL("../../target/rust-client/", import.meta.url);

/** Its exports, ready to be called. @returns {Promise<any>} */
export async function loadApp() {
  const app = await import(new URL("glue.js", FOLDER).href);
  app.initSync({ module: await readFile(new URL("glue.wasm", FOLDER)) });
  return app;
}
