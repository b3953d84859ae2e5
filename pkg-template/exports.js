// @ts-check
// What every entry exports.
export * as auth from "./auth.js";
export { OpenRouter } from "./client.js";
export { OpenRouterError } from "./error.js";
export { system, toMessage, user } from "./messages.js";
export { contextLeft, estimateCost, supports } from "./model.js";
export { responseFormat } from "./object.js";
export { audio, file, image } from "./parts.js";
export { relay } from "./relay.js";
export { ChatStream } from "./stream.js";
export { tool } from "./tool.js";
export { init, initSync } from "./wasm.js";
