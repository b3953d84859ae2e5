// @ts-check
// Strict deep equality that names the first difference. It sees own keys only, `__proto__` among them.

/**
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {string} [path]
 * @returns {string | undefined} nothing if they are equal
 */
export function difference(actual, expected, path = "$") {
  if (Object.is(actual, expected)) return undefined;
  const differ = () => `${path}: ${show(actual)} instead of ${show(expected)}`;
  if (!isObject(actual) || !isObject(expected)) return differ();
  if (Object.getPrototypeOf(actual) !== Object.getPrototypeOf(expected))
    return `${path}: another prototype; ${differ()}`;
  if (Array.isArray(expected)) {
    if (actual.length !== expected.length) return `${path}.length: ${actual.length} instead of ${expected.length}`;
  }
  for (const key of Object.keys(expected)) {
    if (!Object.hasOwn(actual, key)) return `${path}.${key}: missing; expected ${show(own(expected, key))}`;
    const found = difference(own(actual, key), own(expected, key), `${path}.${key}`);
    if (found) return found;
  }
  const extra = Object.keys(actual).find((key) => !Object.hasOwn(expected, key));
  return extra === undefined ? undefined : `${path}.${extra}: too much; it is ${show(own(actual, extra))}`;
}

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === "object" && value !== null;

/** An own property, even if it is called `__proto__`. @param {object} object @param {string} key */
const own = (object, key) => Object.getOwnPropertyDescriptor(object, key)?.value;

/** A value for a message, not too long. @param {unknown} value */
export function show(value) {
  let text;
  try {
    text = value instanceof Error ? `${value.stack ?? value}` : (JSON.stringify(value) ?? String(value));
  } catch {
    text = String(value);
  }
  return text.length > 600 ? `${text.slice(0, 600)}… (${text.length} characters)` : text;
}
