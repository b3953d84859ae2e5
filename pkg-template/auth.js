// @ts-check
// Signing in with OpenRouter. Documented in auth.d.ts.
export { begin, complete } from "./pkce.js";
export { completeSignIn, signIn } from "./sign-in.js";
