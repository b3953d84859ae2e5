// @ts-check
// The settings and the conversation as one request of the API.

/**
 * @typedef {import("openrouter-wasm").ChatMessage} ChatMessage
 * @typedef {import("openrouter-wasm").ChatRequest} Request
 */

/**
 * @param {import("./settings.js").SettingsValues} values
 * @param {import("./models.js").Model | undefined} model
 * @param {ChatMessage[]} messages
 * @returns {Request}
 */
export function buildRequest(values, model, messages) {
  // A model that can draw does so only when asked for both.
  const draws = model?.architecture?.output_modalities?.includes("image");
  return {
    model: values.model,
    messages,
    ...(values.temperature !== undefined && { temperature: values.temperature }),
    ...(values.maxTokens !== undefined && { max_completion_tokens: values.maxTokens }),
    ...(values.effort && { reasoning: { effort: values.effort } }),
    ...(values.webSearch && { plugins: [{ id: "web" }] }),
    ...(draws && { modalities: ["image", "text"] }),
  };
}

/**
 * A conversation may not go on with a tool call left open: a model that was offered no tools may have made one.
 *
 * @param {ChatMessage[]} messages
 * @returns {ChatMessage[]}
 */
export function withAnswers(messages) {
  const last = messages.at(-1);
  const calls = (last?.role === "assistant" && last.tool_calls) || [];
  const content = JSON.stringify({ error: "There is no such tool." });
  return [...messages, ...calls.map(({ id }) => /** @type {const} */ ({ role: "tool", tool_call_id: id, content }))];
}
