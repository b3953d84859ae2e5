/// <reference lib="esnext.disposable" />
import type { Models } from "./catalogue.js";
import type { ChatEvent } from "./chat-events.js";
import type { ObjectAnswer, ObjectRequest, Partly, SchemaObject, StandardSchema, ValueOf } from "./schemas.js";
import type { Run, RunOptions } from "./tools.js";
import type { ChatChunk, ChatCompletion, ChatRequest, FinishReason, Usage } from "./types.js";

export type * from "./types.js";
export { contextLeft, estimateCost, supports } from "./catalogue.js";
export type { Feature, ModelQuery, Models, ModelsOptions } from "./catalogue.js";
export type * from "./chat-events.js";
export { audio, file, image, system, toMessage, user } from "./conversation.js";
export type { BlobLike, MediaSource } from "./conversation.js";
export { relay, type RelayedRequest, type RelayOptions } from "./relay.js";
export * from "./schemas.js";
export * from "./tools.js";

/** Signing in with OpenRouter: the user of an app brings their own key. */
export * as auth from "./auth.js";

/** What a client can be given. */
export interface OpenRouterOptions {
  /**
   * The key, or a function that gives it before each call.
   *
   * On a server: yours, from a secret or the environment. In a web page: never yours, since whoever opens the page can
   * read it, but the user's own, whom {@link auth.signIn} signs in with OpenRouter; or none, if `baseURL` is a relay of
   * yours that adds the key.
   */
  apiKey?: string | (() => string | Promise<string>);
  /**
   * The API's address. A path such as `"/api"` stands for the page's own origin.
   *
   * @default "https://openrouter.ai/api/v1"
   */
  baseURL?: string | URL;
  /**
   * Used in place of the platform's `fetch`: called with an address and `{ method, headers, body, signal }`, never with
   * a `Request`. A GET has no `body`.
   */
  fetch?: (url: string, init: { method: string; headers: Headers; body?: string; signal: AbortSignal }) => Promise<Response>;
  /** Further request headers. They win over the client's own. */
  headers?: HeadersInput;
  /** Your app's address, for OpenRouter's rankings: the header `HTTP-Referer`. */
  appUrl?: string | URL;
  /** Your app's name, for OpenRouter's rankings: the header `X-OpenRouter-Title`. */
  appTitle?: string;
  /** Your app's categories, at most two a request, 30 characters each: the header `X-OpenRouter-Categories`. */
  appCategories?: string[];
  /**
   * The largest event of a stream, and the largest whole answer, in bytes. What is larger is an error of kind `decode`.
   *
   * @default 33554432 (32 MiB)
   */
  maxEventBytes?: number;
  /** How long anything may take. What is left out keeps its default. */
  timeout?: Timeouts;
  /**
   * Attempts after the first. Tried again are failures of the connection, the statuses 408, 429, 500, 502, 503, 504, 524
   * and 529, a 402 for requests in flight, and what the API calls retryable; never once a chunk has been handed out, and
   * never a timeout of our own. The pause is the one that the API asks for, or else random, up to 0.5, 1, 2, 4, 8 s.
   *
   * @default 2
   */
  maxRetries?: number;
  /**
   * The longest pause that the API may ask for, in ms. If it asks for more, the call fails at once, and the error's
   * `retryAfter` says how much.
   *
   * @default 60000
   */
  maxRetryWait?: number;
  /** Called before each attempt; `headers` may be changed. The key's header is not among them. */
  onRequest?: Hook<{ attempt: number; url: string; headers: Headers }>;
  /** Called when an attempt's response headers are there. */
  onResponse?: Hook<{ attempt: number; status: number; headers: Headers; generationId: string | undefined }>;
  /** Called before the pause after a failed attempt; `wait` in ms. */
  onRetry?: Hook<{ attempt: number; wait: number; error: OpenRouterError }>;
  /** Called when a call is over, well or not: for a stream, when it has been read or left. */
  onFinish?: Hook<Finished>;
}

/** A function that is told of something, and waited for. What it throws fails the call, as it is. */
export type Hook<T> = (event: T) => unknown;

/** What a call came to. Times in ms. */
export interface Finished {
  /** What the answer took, as far as it is known. */
  usage: Usage | undefined;
  /** What it cost, in US dollars. */
  cost: number | undefined;
  /** The model that answered. */
  model: string | undefined;
  /** Why the first choice ended: `"stop"` for example. */
  finishReason: FinishReason | undefined;
  /** Why it failed, if it did: an {@link OpenRouterError}, or what a hook threw. */
  error: unknown;
  /** From the call to its end. */
  duration: number;
  /** From the call to the first chunk of a stream. */
  firstChunk: number | undefined;
  /** The generation's id, from the header `X-Generation-Id`. */
  generationId: string | undefined;
  /** How many attempts were made. */
  attempts: number;
}

/** The bounds of a call's waits, in ms; `false` stands for none. The clock runs only while something is waited for. */
export interface Timeouts {
  /**
   * From sending a request to its response's headers, for each attempt. Also for each of your own functions that are
   * waited for: the key's and the hooks'.
   *
   * @default 60000
   */
  headers?: number | false;
  /**
   * For any wait for data, the first and the later ones. Comments and white space are no data.
   *
   * @default 300000
   */
  firstChunk?: number | false;
  /**
   * For any wait for a sign of life. Comments and white space are one.
   *
   * @default 120000
   */
  idle?: number | false;
  /**
   * For the whole call: the key, retries and pauses included.
   *
   * @default false
   */
  total?: number | false;
}

/** Header names and values, in any of the forms that `new Headers()` takes. */
export type HeadersInput =
  | Record<string, string>
  | Iterable<readonly [string, string]>
  | { forEach(callback: (value: string, name: string) => void): void };

/** What belongs to one call. It wins over the client's. */
export interface CallOptions
  extends Pick<
    OpenRouterOptions,
    "timeout" | "maxRetries" | "maxRetryWait" | "maxEventBytes" | "onRequest" | "onResponse" | "onRetry" | "onFinish"
  > {
  /** Ends the call when it is aborted, whenever that is: the promise or the stream rejects with kind `aborted`. */
  signal?: AbortSignal;
  /** Request headers of this call, beside the client's. */
  headers?: HeadersInput;
}

/**
 * A client of OpenRouter's API. Making one is cheap and synchronous; the wasm loads with the first call.
 *
 * @example
 * const openrouter = new OpenRouter({ apiKey });
 * const stream = await openrouter.chat.stream({ model: "openai/gpt-5.2", messages });
 * for await (const text of stream.text()) show(text);
 */
export class OpenRouter {
  constructor(options?: OpenRouterOptions);
  /** Chat completions. */
  readonly chat: Chat;
  /** The models there are. */
  readonly models: Models;
}

/** Nothing is asked of a request, unless it contradicts the method. */
type Unless<Request, Contradiction> = Request extends Contradiction ? { stream?: never } : unknown;

/** Chat completions: `POST /chat/completions`. */
export interface Chat {
  /**
   * Asks for an answer in one piece. Rejects with an {@link OpenRouterError}, and with nothing
   * else but what a hook threw.
   */
  send<Request extends ChatRequest>(request: Request & Unless<Request, { stream: true }>, options?: CallOptions): Promise<ChatCompletion>;
  /**
   * Asks for an answer in pieces. The promise is kept once the answer has begun; what goes wrong later rejects where
   * the stream is read. Rejects with an {@link OpenRouterError}, and with nothing
   * else but what a hook threw.
   */
  stream<Request extends ChatRequest>(request: Request & Unless<Request, { stream: false }>, options?: CallOptions): Promise<ChatStream>;
  /**
   * Asks for an answer after a schema. A refusal, an answer that was cut off, that is not JSON or does not fit is an
   * {@link OpenRouterError} of kind `answer`, whose `partial` has it.
   *
   * @example
   * const { value } = await openrouter.chat.object({ model, messages, schema: z.object({ city: z.string() }) });
   */
  object<Schema extends StandardSchema>(request: ObjectRequest<Schema>, options?: CallOptions): Promise<ObjectAnswer<ValueOf<Schema>>>;
  object<T = unknown>(request: ObjectRequest<SchemaObject>, options?: CallOptions): Promise<ObjectAnswer<T>>;
  /**
   * A conversation that goes on by itself while the model calls tools: those made with {@link tool} are run, and the model
   * gets their answers. With `stream: false` each answer comes in one piece. Nothing is sent before the run is read.
   *
   * @example
   * const run = await openrouter.chat.run({ model, messages, tools: [weather] }, { maxSteps: 5 });
   * for await (const event of run) if (event.type === "text") show(event.text);
   * messages = run.messages;
   */
  run(request: ChatRequest, options?: RunOptions): Promise<Run>;
}

/** What an answer that was fetched elsewhere can be read with. */
export type StreamOptions = Pick<CallOptions, "signal" | "timeout" | "maxEventBytes" | "onFinish">;

/**
 * A streamed answer. It can be read once, in one of the ways below; a second reader is an error of kind `config`.
 * Leaving a `for await` early, aborting and disposing all close the connection.
 */
export class ChatStream implements AsyncIterable<ChatChunk> {
  private constructor();
  /** Reads an answer that was fetched elsewhere. */
  static from(source: Response | ReadableStream<Uint8Array>, options?: StreamOptions): ChatStream;

  /** The answer's chunks, each exactly the JSON on the wire. One network read at a time, and only when asked for. */
  [Symbol.asyncIterator](): ItemIterator<ChatChunk>;
  /** The chunks that one network read brought, at a time: one `await` for all of them. */
  batches(): ItemIterator<ChatChunk[]>;
  /** The text of the first choice, as much as one network read brought at a time, never empty. */
  text(): ItemIterator<string>;
  /** What the answer brings, told apart and in order: text, reasoning, tool calls, images, the end, what it took. */
  events(): ItemIterator<ChatEvent>;
  /**
   * The value of a structured answer as it grows, whenever a network read has made it grow: of strings what has arrived,
   * of anything else only what is complete. Parts that no longer change are the same objects in the next value; what grows
   * is a new one, but for lists of hundreds of items, which grow in place. With a schema, the last value is what that makes
   * of the whole. Rejects as `chat.object()` does.
   *
   * @example
   * const stream = await openrouter.chat.stream({ model, messages, response_format: responseFormat(schema) });
   * for await (const recipe of stream.object(schema)) show(recipe);
   */
  object<Schema extends StandardSchema>(schema: Schema): ItemIterator<Partly<ValueOf<Schema>>>;
  object<T = any>(): ItemIterator<Partly<T>>;
  /**
   * The whole answer, as if it had not been streamed. Without a reader it reads the answer to its end; with one it waits
   * for that reader to reach it, and rejects with kind `aborted` if that reader leaves early.
   */
  final(): Promise<ChatCompletion>;
  /** The answer so far, as a copy; `undefined` before the first chunk. */
  readonly partial: ChatCompletion | undefined;
  /** The chunks as a `ReadableStream`. */
  toReadableStream(): ReadableStream<ChatChunk>;
  /** The upstream bytes as a `Response`, untouched, for a relay; {@link final} tells what went through. */
  toResponse(): Response;
  /** Ends the stream; whoever reads it gets an error of kind `aborted` with this reason as its `cause`. */
  abort(reason?: unknown): void;
  /** Closes the connection. */
  [Symbol.asyncDispose](): Promise<void>;
  /** The generation's id, from the header `X-Generation-Id`. */
  readonly generationId: string | undefined;
  /** The response, for its status and headers. Its body is being read by this stream. */
  readonly response: Response | undefined;
}

/** What a `for await` goes through. */
export interface ItemIterator<T> extends AsyncIterator<T, undefined, void> {
  next(): Promise<IteratorResult<T, undefined>>;
  return(): Promise<IteratorResult<T, undefined>>;
  [Symbol.asyncIterator](): ItemIterator<T>;
}

/**
 * What kind of thing went wrong.
 *
 * - `config`: a mistake in the request or the options; nothing was sent
 * - `load`: the wasm is missing, or blocked by a policy or a media type; the next call tries again
 * - `connection`: the request could not be sent, or the connection died
 * - `timeout`: a wait took longer than its bound
 * - `aborted`: the caller aborted, or left the stream early; or the user did not sign in
 * - `status`: an HTTP error without the API's own error body, a gateway's page for example
 * - `api`: the API's own error, wherever it arrived: as an error status, in a body with status 200, in a stream
 * - `decode`: the answer is not what the API's answers look like
 * - `truncated`: the answer ended before its end
 * - `answer`: the answer is not what was asked for; `code` is `"refusal"`, `"content_filter"`, `"length"` (it reached its
 *   limit of tokens), `"json"` (it is none) or `"schema"` (it does not fit; `cause` has the issues)
 * - `internal`: a fault of this package
 */
export type OpenRouterErrorKind =
  | "config"
  | "load"
  | "connection"
  | "timeout"
  | "aborted"
  | "status"
  | "api"
  | "decode"
  | "truncated"
  | "answer"
  | "internal";

/**
 * The one error. No key, header value or prompt is ever in its message; the API's own message is passed on, up to 2,000
 * characters. `JSON.stringify` gives only what is safe to log.
 */
export class OpenRouterError extends Error {
  private constructor();
  readonly name: "OpenRouterError";
  /** What kind of thing went wrong. */
  readonly kind: OpenRouterErrorKind;
  /** The HTTP status of the response; 200 for an error inside a stream. */
  readonly status: number | undefined;
  /** The API's `error.code`; of kind `answer`, what is wrong. */
  readonly code: number | string | undefined;
  /** The API's `error_type`, stable across its formats: `"rate_limit_exceeded"` for example. */
  readonly errorType: string | undefined;
  /** The provider that the error came from. */
  readonly provider: string | undefined;
  /** Whether a new call may succeed, whatever was received of this one. */
  readonly retryable: boolean;
  /** How long the API asks to wait before a new call, in ms. */
  readonly retryAfter: number | undefined;
  /** The generation's id, from the header `X-Generation-Id`. */
  readonly generationId: string | undefined;
  /** The request's id, from the header `request-id`, or else `cf-ray`. */
  readonly requestId: string | undefined;
  /** The API's `error.metadata`. Not enumerable. */
  readonly metadata: Record<string, unknown> | undefined;
  /** The answer as far as it was received. Not enumerable. */
  readonly partial: ChatCompletion | undefined;
  /** The beginning of an error response's body. Not enumerable. */
  readonly body: string | undefined;
  /** What is behind it: what `fetch` or the key function threw, or the reason of an abort. Not enumerable. */
  readonly cause?: unknown;
  /** What is safe to log. */
  toJSON(): Record<string, unknown>;
}

/**
 * What `WebAssembly.Module` is on your platform. The declarations of Node alone do not know it, and neither do these then.
 */
export type WasmModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module : never;

/** The wasm's bytes. */
export type WasmBytes = ArrayBuffer | ArrayBufferView;

/** Where the wasm can come from. */
export type WasmSource = WasmModule | WasmBytes | Response | URL | string;

/**
 * Loads the wasm before the first call would; does nothing if it is there already. Without a source it comes from where
 * the entry knows it to be; `openrouter-wasm/slim` knows of no such place.
 */
export function init(source?: WasmSource | Promise<WasmSource>): Promise<void>;
/** Loads the wasm at once, from its bytes or its compiled module. */
export function initSync(source: WasmModule | WasmBytes): void;
