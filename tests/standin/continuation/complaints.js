// @ts-check
// How the providers put it when a conversation does not go on where it was left.

/**
 * @typedef {object} Complaints each a provider's message
 * @property {(at: number) => string} lost reasoning that belongs to tool calls is missing, or a part of it
 * @property {(at: number) => string} altered reasoning is not as it was sent, or not in that order
 * @property {(at: number, id: string) => string} changed a tool call is not as it was sent
 * @property {(at: number, ids: string[]) => string} unanswered tool calls have no results directly after them
 * @property {(at: number, id: string) => string} twice a tool call has two results
 * @property {(at: number, id: string) => string} unasked a result belongs to no call of the message before
 */

/** @type {Complaints} */
export const anthropicComplaints = {
  lost: (at) =>
    `messages.${at}.content.0.type: Expected \`thinking\` or \`redacted_thinking\`, but found \`tool_use\`. When \`thinking\` ` +
    "is enabled, a final `assistant` message must start with a thinking block",
  altered: (at) => `messages.${at}.content.0: Invalid \`signature\` in \`thinking\` block`,
  changed: (at, id) => `messages.${at}: \`tool_use\` ${id} is not as it was in the original response`,
  unanswered: (at, ids) =>
    `messages.${at}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${ids.join(", ")}. Each ` +
    "`tool_use` block must have a corresponding `tool_result` block in the next message.",
  twice: (at, id) => `messages.${at}: each tool_use must have a single result. Found multiple \`tool_result\` blocks with id: ${id}`,
  unasked: (at, id) =>
    `messages.${at}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${id}. Each \`tool_result\` block must have a ` +
    "corresponding `tool_use` block in the previous message.",
};

/** @type {Complaints} */
export const openaiComplaints = {
  lost: () => "An item of type 'function_call' was provided without its required 'reasoning' item.",
  altered: () =>
    "The encrypted content could not be verified. Reason: Encrypted content could not be decrypted or parsed.",
  changed: (_, id) => `Function call ${id} does not match the one of the original response.`,
  unanswered: (_, [id]) => `No tool output found for function call ${id}.`,
  twice: (_, id) => `Duplicate function call output found for call_id ${id}.`,
  unasked: (_, id) => `No tool call found for function call output with call_id ${id}.`,
};

const NOT_EQUAL =
  "Please ensure that the number of function response parts is equal to the number of function call parts of the " +
  "function call turn.";

/** @type {Complaints} */
export const geminiComplaints = {
  lost: () =>
    "Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly.",
  altered: () => "Corrupted thought signature.",
  changed: () => "Thought signature does not belong to this function call.",
  unanswered: () => NOT_EQUAL,
  twice: () => NOT_EQUAL,
  unasked: () => "Please ensure that function response turn comes immediately after a function call turn.",
};

/** @type {Complaints} */
export const xaiComplaints = {
  ...openaiComplaints,
  lost: () => "A function call was provided without the reasoning that it was made with.",
  altered: () => "Could not decrypt the provided encrypted_content.",
};
