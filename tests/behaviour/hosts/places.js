// @ts-check
// Where in a browser the cases can run: each is a page that the server shows under its name.

/**
 * @typedef {object} Place
 * @property {string} name
 * @property {string} script of the page, in this folder
 * @property {boolean} [importMap] whether the page finds the package by its name
 * @property {string} [policy] the page's Content-Security-Policy
 * @property {boolean} [isPage] whether the cases have a document
 * @property {boolean} [isDerived] whether another place in the same browser runs the long cases
 */

/** @type {Place} */
export const page = { name: "page", script: "in-page.js", importMap: true, isPage: true };

/** A page that runs scripts of its own server only, and may compile wasm. @type {Place} */
export const strictPage = {
  name: "csp-page",
  script: "in-page.js",
  policy: "script-src 'self' 'wasm-unsafe-eval'",
  isPage: true,
  isDerived: true,
};

/** @type {Place} */
export const webWorker = { name: "web-worker", script: "start-web-worker.js", isDerived: true };

/** @type {Place} */
export const serviceWorker = { name: "service-worker", script: "start-service-worker.js", isDerived: true };

/** A page that may not compile wasm: cases open it. @type {Place} */
const noWasm = { name: "csp", script: "in-csp.js", policy: "script-src 'self'" };

export const places = [page, strictPage, webWorker, serviceWorker, noWasm];

/** The page for a place. @param {Place} place */
export function htmlOf({ script, importMap }) {
  const map = '<script type="importmap">{ "imports": { "openrouter-wasm": "/package/index.js" } }</script>';
  return `<!doctype html>
<meta charset="utf-8" />
<title>Behaviour</title>
${importMap ? map : ""}
<script type="module" src="/behaviour/hosts/${script}"></script>
`;
}
