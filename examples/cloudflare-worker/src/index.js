// @ts-check
// A relay: it adds the key, decides on the model, and hands the answer's bytes on as they are.
import { OpenRouter, OpenRouterError } from "openrouter-wasm";

/** @typedef {{ OPENROUTER_API_KEY: string, OPENROUTER_BASE_URL?: string }} Env */

export default {
  /**
   * @param {Request} request
   * @param {Env} env
   */
  async fetch(request, env) {
    if (request.method !== "POST") return new Response("POST { messages } as JSON\n", { status: 405 });
    const { messages } = (await request.json().catch(() => undefined)) ?? {};
    if (!Array.isArray(messages)) return failure(400, "messages: expected an array");

    const openrouter = new OpenRouter({ apiKey: env.OPENROUTER_API_KEY, baseURL: env.OPENROUTER_BASE_URL, onFinish: meter });
    try {
      const stream = await openrouter.chat.stream({ model: "openai/gpt-5.2", messages });
      return stream.toResponse();
    } catch (error) {
      if (!(error instanceof OpenRouterError)) throw error;
      console.error(JSON.stringify(error));
      return failure(error.kind === "config" ? 400 : 502, error.message);
    }
  },
};

/**
 * The form in which OpenRouter tells of errors, so that its clients understand it.
 *
 * @param {number} status
 * @param {string} message
 */
const failure = (status, message) => Response.json({ error: { code: status, message } }, { status });

/** @param {import("openrouter-wasm").Finished} call */
function meter({ generationId, usage, cost, duration }) {
  console.log(JSON.stringify({ generationId, tokens: usage?.total_tokens, cost, duration }));
}
