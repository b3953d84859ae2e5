import type { ChatCompletion, ChatRequest, ResponseFormat } from "./types.js";

/** A JSON Schema, as an object. It is sent as it is, and not checked here. */
export type SchemaObject = { readonly [keyword: string]: unknown };

/**
 * A schema that follows [Standard Schema](https://standardschema.dev), as those of zod, valibot and arktype do. Where the
 * library tells the JSON Schema too (Standard JSON Schema), that is what is sent.
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown, ...more: any[]) => StandardResult<Output> | Promise<StandardResult<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** What a schema says of a value. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** What is wrong with a value. */
export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What values of a schema are, once they are validated. */
export type ValueOf<Schema> = Schema extends { readonly "~standard": { readonly types?: infer Types } }
  ? NonNullable<Types> extends { readonly output: infer Output }
    ? Output
    : unknown
  : unknown;

/** How a structured answer is asked for. */
export interface ObjectOptions {
  /**
   * The schema's name, of letters, digits, `_` and `-`, at most 64.
   *
   * @default "answer"
   */
  name?: string;
  /**
   * Whether the provider is held to the schema. Objects of a library's schema are sent without further fields then.
   *
   * @default true
   */
  strict?: boolean;
  /** The JSON Schema to send, for a library that does not tell it. */
  jsonSchema?: SchemaObject;
}

/** A request for a structured answer. */
export type ObjectRequest<Schema> = Omit<ChatRequest, "response_format" | "stream"> & ObjectOptions & { schema: Schema };

/** A structured answer. */
export interface ObjectAnswer<T> {
  /** What the schema makes of it; what a JSON Schema describes is as it came. */
  value: T;
  completion: ChatCompletion;
}

/**
 * What asks for an answer after a schema: a request's `response_format`, for `chat.stream()` and `stream.object()`.
 *
 * @throws OpenRouterError of kind `config`, if the schema's library does not tell its JSON Schema and none is given
 */
export function responseFormat(schema: SchemaObject | StandardSchema, options?: ObjectOptions): ResponseFormat;

/** A value of which a part has arrived. */
export type Partly<T> = T extends readonly (infer Item)[]
  ? Partly<Item>[]
  : T extends object
    ? { [Key in keyof T]?: Partly<T[Key]> }
    : T;
