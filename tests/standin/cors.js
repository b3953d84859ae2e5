// @ts-check
// What a browser is told. The lists are the vendor's, measured: no wildcard among the allowed
// headers, no credentials, no Max-Age. A page that sends or reads anything else must fail here
// as it would fail there.

export const ALLOW_METHODS = "GET,OPTIONS,PATCH,DELETE,POST,PUT";

export const ALLOW_HEADERS = [
  "Authorization",
  "User-Agent",
  "X-Api-Key",
  "X-CSRF-Token",
  "X-Requested-With",
  "Accept",
  "Accept-Version",
  "Content-Length",
  "Content-MD5",
  "Content-Type",
  "Date",
  "X-Api-Version",
  "HTTP-Referer",
  "X-Windowai-Title",
  "X-Openrouter-Title",
  "X-Title",
  "X-Openrouter-Categories",
  "X-Openrouter-App-Visibility",
  "X-Session-Id",
  // The list spells out the X-Stainless family; in CORS a trailing * would mean nothing.
  "X-Stainless-Lang",
  "X-Stainless-Package-Version",
  "X-Stainless-OS",
  "X-Stainless-Arch",
  "X-Stainless-Runtime",
  "X-Stainless-Runtime-Version",
  "X-Stainless-Retry-Count",
  "X-Stainless-Timeout",
  "Protection-Key",
  "Idempotency-Key",
  "traceparent",
  "tracestate",
  "b3",
].join(", ");

export const EXPOSE_HEADERS = "X-Generation-Id, X-Provider-Name, request-id, cf-ray";

/** On every answer of the API. */
export const API_CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": EXPOSE_HEADERS,
};

/** On the control endpoints, which are the tests' own. */
export const CONTROL_CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET,OPTIONS",
  "Access-Control-Allow-Headers": "*",
};

/** @param {import("node:http").ServerResponse} response */
export function answerPreflight(response) {
  response.writeHead(204, {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": ALLOW_METHODS,
    "Access-Control-Allow-Headers": ALLOW_HEADERS,
  });
  response.end();
}
