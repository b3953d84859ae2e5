// @ts-check
// Structured answers: JSON after a schema, whole or while it arrives.
import { OpenRouterError } from "./error.js";
import { isCut } from "./events.js";
import { GrowingValue } from "./growing.js";
import { jsonSchemaOf, places, validated } from "./schema.js";

/**
 * @typedef {import("./index.d.ts").ChatCompletion} ChatCompletion
 */

/**
 * What asks for an answer after a schema. Documented in schemas.d.ts.
 *
 * @param {any} schema
 * @param {{ name?: string, strict?: boolean, jsonSchema?: object }} [options]
 * @returns {any}
 */
export function responseFormat(schema, { name = "answer", strict = true, jsonSchema } = {}) {
  return { type: "json_schema", json_schema: { name, strict, schema: jsonSchemaOf("schema", schema, jsonSchema, strict) } };
}

/**
 * The value of a structured answer.
 *
 * @param {ChatCompletion} completion
 * @param {any} schema
 */
export async function valueOf(completion, schema) {
  const choice = /** @type {any} */ (completion.choices?.[0] ?? {});
  const { message } = choice;
  const fail = failing(completion);
  if (message?.refusal) throw fail("refusal", "the model refused to answer");
  if (choice.finish_reason === "content_filter") throw fail("content_filter", "a filter has stopped the answer");
  let value;
  try {
    // Of nothing it would make null.
    value = JSON.parse(message?.content ?? "");
  } catch {
    if (isCut(choice)) throw fail("length", "the answer was cut off at its limit of tokens: raise max_tokens");
    throw fail("json", "the answer is not JSON");
  }
  const result = await validated(schema, value);
  if (result.issues) throw fail("schema", `the answer does not fit the schema at: ${places(result.issues)}`, result.issues);
  return result.value;
}

/**
 * Makes the error of an answer that is not what was asked for.
 *
 * @param {ChatCompletion | undefined} partial
 * @returns {(code: string, message: string, cause?: unknown) => OpenRouterError}
 */
function failing(partial) {
  const again = ["json", "schema"];
  return (code, message, cause) =>
    new OpenRouterError({ kind: "answer", code, message, retryable: again.includes(code), generationId: partial?.id, partial, cause });
}

/** A structured answer while it arrives. */
export class GrowingObject {
  /** @type {GrowingValue | undefined} in the wasm; to be freed */
  #growing;

  #stream;
  #schema;

  /**
   * @param {import("./stream.js").ChatStream} stream
   * @param {any} schema
   */
  constructor(stream, schema) {
    this.#stream = stream;
    this.#schema = schema;
  }

  /** The value, if this text has made it grow. @param {string} text */
  of(text) {
    this.#growing ??= new GrowingValue();
    try {
      return this.#growing.push(text) ? [this.#growing.value] : [];
    } catch (error) {
      throw error instanceof SyntaxError ? failing(this.#stream.partial)("json", "the answer is not JSON") : error;
    }
  }

  /** The last value, if only the end brings it. */
  async last() {
    const completion = await this.#stream.final();
    let grown = this.#schema !== undefined;
    try {
      grown = this.#growing?.end() || grown;
    } catch {
      // What is wrong with the whole, that tells.
    }
    const value = await valueOf(completion, this.#schema);
    return grown ? [value] : [];
  }

  free() {
    this.#growing?.free();
    this.#growing = undefined;
  }
}
