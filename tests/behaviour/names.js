// @ts-check
// What the package exports, from every entry, in the order of the alphabet.
export const NAMES = [
  ...["ChatStream", "OpenRouter", "OpenRouterError"],
  ...["audio", "auth", "file", "image", "init", "initSync", "responseFormat", "system", "toMessage", "tool", "user"],
];
