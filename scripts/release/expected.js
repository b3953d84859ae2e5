// @ts-check
// What the npm package has to hold, and what it may weigh. A change here is a decision: it belongs into the same commit
// as what made it necessary.

/** Every file of the package. */
export const FILES = [
  "CHANGELOG.md",
  "LICENSE-APACHE",
  "LICENSE-MIT",
  "README.md",
  "body.js",
  "call.js",
  "cancel.js",
  "client.js",
  "clock.js",
  "decoder.js",
  "error.js",
  "exports.js",
  "glue.js",
  "http.js",
  "index.d.ts",
  "index.js",
  "long-texts.js",
  "node.js",
  "openrouter.wasm",
  "options.js",
  "package.json",
  "reading.js",
  "request.js",
  "shapes.js",
  "stream.js",
  "time.js",
  "types.d.ts",
  "wasm.js",
  "workerd.js",
];

/** Sizes in bytes when they were last looked at. */
export const SIZES = {
  "the wasm, gzip": 28_492,
  "the JavaScript, gzip file by file": 34_347,
  "the whole package, unpacked": 304_638,
};

/** How much larger than that is not worth a decision yet. */
export const TOLERANCE = 0.03;
