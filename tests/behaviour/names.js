// @ts-check
// What the package exports, from every entry, in the order of the alphabet.
export const NAMES = [
  ...["ChatStream", "OpenRouter", "OpenRouterError"],
  ...["audio", "auth", "contextLeft", "estimateCost", "file", "image", "init", "initSync"],
  ...["relay", "responseFormat", "supports", "system", "toMessage", "tool", "user"],
];
