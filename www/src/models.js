// @ts-check
// The list behind the picker. It is public: no key is sent for it.

/**
 * @typedef {object} Model
 * @property {string} id
 * @property {string} name
 * @property {string} [description]
 * @property {number | null} [context_length]
 * @property {{ input_modalities?: string[], output_modalities?: string[] }} [architecture]
 * @property {{ prompt?: string, completion?: string }} [pricing]
 * @property {string[]} [supported_parameters]
 */

/**
 * @param {string} baseURL
 * @param {AbortSignal} signal
 * @returns {Promise<Model[]>}
 */
export async function loadModels(baseURL, signal) {
  const response = await fetch(`${baseURL}/models`, { signal });
  if (!response.ok) throw new Error(`The server answered with status ${response.status}.`);
  const { data } = await response.json();
  if (!Array.isArray(data)) throw new Error("The server's answer holds no list of models.");
  return data.filter((model) => typeof model?.id === "string").map((model) => ({ ...model, name: model.name || model.id }));
}

/** @param {string} id a scenario of the stand-in, not a model */
export const isScenario = (id) => id.startsWith("standin/");

/** The scenarios to show first: one of each kind of thing a stream can do. */
const SHOWCASE = ["long-text", "reasoning-anthropic", "citations", "error-unified", "status-429-upstream", "cut"];

/**
 * @param {Model[]} models
 * @returns {Model[]} the scenarios among them, the telling ones first
 */
export function scenariosOf(models) {
  const scenarios = models.filter((model) => isScenario(model.id));
  const first = SHOWCASE.flatMap((name) => scenarios.find((model) => model.id === `standin/${name}`) ?? []);
  return [...first, ...scenarios.filter((model) => !first.includes(model))];
}

/**
 * What to start with: the router that picks by itself, or the plainest scenario.
 * @param {Model[]} models
 */
export function defaultModel(models) {
  const ids = models.map((model) => model.id);
  return ["standin/echo", "openrouter/auto"].find((id) => ids.includes(id)) ?? ids[0] ?? "";
}
