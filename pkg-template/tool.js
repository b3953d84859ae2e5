// @ts-check
// A tool that can be run: its definition for the API, and what runs it here.
import { configError } from "./error.js";
import { Run } from "./run.js";
import { RUN } from "./runnable.js";
import { jsonSchemaOf } from "./schema.js";

/**
 * Documented in tools.d.ts. It brings the run along, so that a page without tools goes without.
 *
 * @param {any} options
 * @returns {any}
 */
export function tool(options) {
  const { name, description, parameters, jsonSchema, strict, execute } = options ?? {};
  if (typeof name !== "string" || name === "") throw configError("tool: name: expected a string");
  if (typeof execute !== "function") throw configError(`tool ${name}: execute: expected a function`);
  const schema = parameters && jsonSchemaOf(`tool ${name}: parameters`, parameters, jsonSchema, strict);
  return { type: "function", function: { name, description, parameters: schema, strict }, [RUN]: { parameters, execute, Run } };
}
