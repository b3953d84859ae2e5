// @ts-check
// What the npm package has to hold, and what it may weigh. A change here is a decision: it belongs into the same commit
// as what made it necessary.

/** Every file of the package. */
export const FILES = [
  "CHANGELOG.md",
  "LICENSE-APACHE",
  "LICENSE-MIT",
  "README.md",
  "auth.d.ts",
  "auth.js",
  "body.js",
  "bun.js",
  "call.js",
  "cancel.js",
  "catalogue.d.ts",
  "client.js",
  "clock.js",
  "conversation.d.ts",
  "decoder.js",
  "deno.js",
  "edge-light.js",
  "error.js",
  "exports.js",
  "glue.js",
  "http.js",
  "index.d.ts",
  "index.js",
  "inline.js",
  "long-texts.js",
  "media.js",
  "messages.js",
  "model.js",
  "models.js",
  "node.js",
  "openrouter.wasm",
  "openrouter.wasm.d.ts",
  "options.js",
  "package.json",
  "parts.js",
  "pkce.js",
  "popup.js",
  "reading.js",
  "relay-body.js",
  "relay-meters.js",
  "relay-models.js",
  "relay-options.js",
  "relay-origins.js",
  "relay-policy.js",
  "relay-refusal.js",
  "relay.d.ts",
  "relay.js",
  "request.js",
  "shapes.js",
  "sign-in.js",
  "slim.js",
  "stream.js",
  "time.js",
  "types.d.ts",
  "wasm-base64.js",
  "wasm.js",
  "workerd.js",
];

/** Sizes in bytes when they were last looked at. */
export const SIZES = {
  "the wasm, gzip": 30_762,
  "the JavaScript, gzip file by file": 49_771,
  "the whole package, unpacked": 445_483,
};

/** How much larger than that is not worth a decision yet. */
export const TOLERANCE = 0.03;
