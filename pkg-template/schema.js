// @ts-check
// Schemas of structured answers and of tools' arguments: JSON Schema, or what follows Standard Schema, as zod, valibot and
// arktype do.
import { configError } from "./error.js";

/** The dialect that providers know. */
const DIALECT = { target: "draft-2020-12" };

/** @param {any} schema */
const standard = (schema) => schema?.["~standard"];

/**
 * A schema as JSON Schema, to be sent.
 *
 * @param {string} path of the option
 * @param {any} schema
 * @param {object} [given] beside it
 * @param {boolean} [isClosed] whether objects are to have no fields but their own
 * @returns {any}
 */
export function jsonSchemaOf(path, schema, given, isClosed = false) {
  if (given) return given;
  if (!standard(schema)) {
    if (typeof schema === "object" && schema !== null) return schema;
    throw configError(`${path}: expected a JSON Schema, or a schema of a library that follows Standard Schema`);
  }
  const { jsonSchema, vendor } = standard(schema);
  const why = `${path}: ${vendor} does not tell its JSON Schema: give that beside it, as jsonSchema`;
  if (typeof jsonSchema?.input !== "function") throw configError(why);
  try {
    const made = jsonSchema.input(DIALECT);
    return isClosed ? closed(made) : made;
  } catch (cause) {
    throw configError(why, cause);
  }
}

/**
 * A schema whose objects have no fields but their own, which strict answers ask for and libraries leave open.
 *
 * @param {any} schema
 * @returns {any}
 */
function closed(schema) {
  if (typeof schema !== "object" || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(closed);
  const all = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return all.type === "object" && all.properties ? { additionalProperties: false, ...all } : all;
}

/**
 * What a schema makes of a value; JSON Schema takes it as it is.
 *
 * @param {any} schema
 * @param {unknown} value
 * @returns {Promise<{ value?: any, issues?: readonly { message: string, path?: readonly any[] }[] }>}
 */
export async function validated(schema, value) {
  return standard(schema)?.validate(value) ?? { value };
}

/** The ways to what is wrong with a value. @param {readonly { path?: readonly any[] }[]} issues */
export function places(issues) {
  const ways = issues.map(({ path = [] }) => path.map((step) => String(step?.key ?? step)).join(".") || "the whole");
  return [...new Set(ways)].slice(0, 5).join(", ");
}
