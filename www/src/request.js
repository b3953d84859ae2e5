// @ts-check
// The settings and the conversation as one request of the API.

import { toolDefinitions } from "./tools.js";

/**
 * @param {import("./settings.js").SettingsValues} values
 * @param {import("./models.js").Model | undefined} model
 * @param {object[]} messages
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
    ...(values.tools && { tools: toolDefinitions }),
    ...(values.webSearch && { plugins: [{ id: "web" }] }),
    ...(draws && { modalities: ["image", "text"] }),
  };
}

/**
 * The assistant's message as the next request has to carry it: untouched, or a provider refuses its own reasoning.
 * @param {any} message of a finished completion
 */
export function toHistory({ content, reasoning_details, tool_calls, images }) {
  return {
    role: "assistant",
    content: content ?? (tool_calls?.length ? null : ""),
    ...(reasoning_details?.length && { reasoning_details }),
    ...(tool_calls?.length && { tool_calls }),
    ...(images?.length && { images }),
  };
}

/**
 * A conversation may not go on with a tool call left open.
 * @param {any[]} messages
 */
export function answerOpenToolCalls(messages) {
  const last = messages.at(-1);
  if (last?.role !== "assistant") return;
  for (const call of last.tool_calls ?? []) {
    messages.push({ role: "tool", tool_call_id: call.id, content: JSON.stringify({ error: "This page does not have that tool." }) });
  }
}
