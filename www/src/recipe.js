// @ts-check
// What a structured answer is asked for: a recipe, as a JSON Schema.

/**
 * @typedef {object} Recipe
 * @property {string} title
 * @property {string} summary
 * @property {number} serves
 * @property {number} minutes
 * @property {{ amount: string, name: string }[]} ingredients
 * @property {string[]} steps
 * @property {string} tip
 */

const text = (/** @type {string} */ description) => ({ type: "string", description });
const whole = (/** @type {string} */ description) => ({ type: "integer", description });
const list = (/** @type {object} */ items) => ({ type: "array", items });

/** Providers that are held to a schema want every field required, and no further ones. @param {Record<string, object>} properties */
const object = (properties) => ({ type: "object", properties, required: Object.keys(properties), additionalProperties: false });

export const RECIPE = object({
  title: text("The name of the dish"),
  summary: text("One sentence that makes the reader hungry"),
  serves: whole("How many it feeds"),
  minutes: whole("From start to table"),
  ingredients: list(object({ amount: text("With its unit, such as 200 g"), name: text("Without the amount") })),
  steps: list(text("One step, in a sentence or two")),
  tip: text("One thing that makes it better"),
});
