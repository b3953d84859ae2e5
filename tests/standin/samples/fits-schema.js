// @ts-check
// A small value that satisfies a JSON Schema: arguments for whatever tool a caller brings.

/**
 * @param {any} schema
 * @param {string} [name] of the property, which makes the strings a little more telling
 * @returns {any}
 */
export function sampleOf(schema, name = "value") {
  if (schema === undefined || schema === null || typeof schema !== "object") return null;
  if ("const" in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const options = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(options)) return sampleOf(options[0], name);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type ?? (schema.properties ? "object" : "string")) {
    case "object":
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, property]) => [key, sampleOf(property, key)]),
      );
    case "array":
      return Array.from({ length: schema.minItems ?? 1 }, () => sampleOf(schema.items ?? { type: "string" }, name));
    case "integer":
      return Math.ceil(schema.minimum ?? 7);
    case "number":
      return schema.minimum ?? 4.5;
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return KNOWN[name] ?? `sample ${name}`;
  }
}

/** @type {Record<string, string>} */
const KNOWN = {
  city: "Bergen",
  location: "Bergen",
  country: "Norway",
  unit: "celsius",
  date: "2026-06-21",
  query: "tide tables",
  time_zone: "Europe/Lisbon",
  dice: "2d6",
  expression: "(17 + 25) * 3",
};
