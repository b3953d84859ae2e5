// @ts-check
// Making the objects of chunks whose shape is known: a copy of the shape's template with other values in it.

/**
 * @typedef {(values: unknown[]) => unknown} Maker makes an object, and every object in it, anew
 * @typedef {Map<string | number, Holes | number>} Holes by key or index, what is in there: more, or a value's number
 */

/**
 * @typedef {object} Shape
 * @property {Maker} make makes an event out of the values in its holes
 * @property {boolean[]} isString for each hole: a string, or else a number
 */

/**
 * @param {any} template an event of the shape
 * @param {(string | number)[][]} paths the way to each hole
 * @returns {Shape}
 */
export function shape(template, paths) {
  /** @type {Holes} */
  const holes = new Map();
  paths.forEach((path, number) => {
    let inside = holes;
    for (const step of path.slice(0, -1)) {
      const next = inside.get(step) ?? new Map();
      inside.set(step, next);
      inside = /** @type {Holes} */ (next);
    }
    inside.set(/** @type {string | number} */ (path.at(-1)), number);
  });
  const isString = paths.map((path) => typeof path.reduce((value, step) => value[step], template) === "string");
  return { make: maker(template, holes), isString };
}

/**
 * @param {any} template
 * @param {Holes | number | undefined} holes
 * @returns {Maker}
 */
function maker(template, holes) {
  if (typeof holes === "number") return (values) => values[holes];
  /** @type {[string | number, Maker][]} what is not the same in every copy */
  const parts = [];
  for (const key of Array.isArray(template) ? template.keys() : Object.keys(template)) {
    const inside = holes?.get(key);
    const value = template[key];
    if (inside !== undefined || (typeof value === "object" && value !== null)) parts.push([key, maker(value, inside)]);
  }
  return Array.isArray(template) ? arrayMaker(template, parts) : objectMaker(template, parts);
}

/**
 * @param {unknown[]} template
 * @param {[any, Maker][]} parts
 * @returns {Maker}
 */
function arrayMaker(template, parts) {
  if (template.length === 1 && parts.length === 1) {
    const [[, only]] = parts;
    return (values) => [only(values)];
  }
  return (values) => {
    const copy = template.slice();
    for (const [index, make] of parts) copy[index] = make(values);
    return copy;
  };
}

/**
 * Written out for few parts, because that is what a stream has thousands of.
 *
 * @param {object} template
 * @param {[any, Maker][]} parts
 * @returns {Maker}
 */
function objectMaker(template, parts) {
  const [[first, makeFirst] = [], [second, makeSecond] = []] = parts;
  switch (parts.length) {
    case 0:
      return () => ({ ...template });
    case 1:
      return (values) => {
        const copy = /** @type {any} */ ({ ...template });
        copy[first] = /** @type {Maker} */ (makeFirst)(values);
        return copy;
      };
    case 2:
      return (values) => {
        const copy = /** @type {any} */ ({ ...template });
        copy[first] = /** @type {Maker} */ (makeFirst)(values);
        copy[second] = /** @type {Maker} */ (makeSecond)(values);
        return copy;
      };
    default:
      return (values) => {
        const copy = /** @type {any} */ ({ ...template });
        for (const [key, make] of parts) copy[key] = make(values);
        return copy;
      };
  }
}
