// @ts-check
// The vendor's error envelope.

/** The account every good key belongs to. */
export const USER_ID = "user_2standinStandinStandinStandin";

/**
 * `{error:{message,code,metadata?},user_id?,openrouter_metadata?}`, in the order of the recordings.
 * @param {import("./types.js").ErrorBody & Record<string, any>} error
 * @param {{ userId?: string, routing?: object }} [beside]
 */
export function envelope(error, { userId, routing } = {}) {
  const { message, code, metadata, ...rest } = error;
  return JSON.stringify({
    // undefined fields vanish in JSON
    error: { message, code, ...rest, metadata },
    user_id: userId,
    openrouter_metadata: routing,
  });
}

/**
 * A status error with that envelope.
 * @param {number} status
 * @param {string} message
 * @param {{ metadata?: any, headers?: Record<string, string>, userId?: string }} [more]
 * @returns {import("./types.js").RawReply}
 */
export function statusError(status, message, { metadata, headers, userId = USER_ID } = {}) {
  return { status, headers, body: envelope({ message, code: status, metadata }, { userId }) };
}

/**
 * What a provider refused, as the vendor passes it on.
 * @param {import("./families.js").Family} family
 * @param {string} message the provider's
 */
export function providerRefusal({ provider, refusal }, message) {
  const raw = JSON.stringify(refusal(message));
  return statusError(400, "Provider returned error", { metadata: { raw, provider_name: provider, is_byok: false } });
}
