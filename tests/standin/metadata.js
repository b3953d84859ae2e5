// @ts-check
// `openrouter_metadata`: how the request was routed, for those who ask by header. A page cannot:
// the header is not among those its browser may send.

/**
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @param {{ requested: string, model: string, provider: string, status: number }} route
 * @returns {Record<string, any> | undefined}
 */
export function routingMetadata(headers, { requested, model, provider, status }) {
  const asked = headers["x-openrouter-metadata"] ?? headers["x-openrouter-experimental-metadata"];
  if (asked !== "enabled") return undefined;
  return {
    requested,
    strategy: "direct",
    region: null,
    summary: `available=1, selected=${provider}`,
    attempt: 1,
    is_byok: false,
    endpoints: { total: 1, available: [{ provider, model, selected: status === 200 }] },
    attempts: [{ provider, model, status }],
  };
}
