import type { ChatCompletion, ChatMessage, ContentPart, ImageDetail, TextContent } from "./types.js";

/** The messages that have a role. */
type MessageOf<Role extends string> = Extract<ChatMessage, { role: Role }>;

/** The parts of a kind. */
type PartOf<Kind extends string> = Extract<ContentPart, { type: Kind }>;

/** A `File` or a `Blob`, whoever made it. */
export interface BlobLike {
  /** In bytes. */
  readonly size: number;
  /** The media type, or `""`. */
  readonly type: string;
  /** A file's name. */
  readonly name?: string;
  slice(start?: number, end?: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/**
 * Where an image, a document or a sound comes from: a `File` or `Blob`, bytes, or an address that the API can read, which
 * is `https:` or `data:`.
 */
export type MediaSource = BlobLike | ArrayBufferLike | ArrayBufferView | URL | string;

/**
 * The message of an answer, to be sent back with the next request: its text, tool calls, images, annotations and
 * refusal, unknown fields, and its `reasoning_details`, unmodified and in order, as providers demand it. Of sound it has
 * the id only, if there is one; the provider has the rest. A tool call without arguments gets `"{}"`, for the API demands
 * some.
 *
 * For the auto router's `pin_model`, add the model: `{ ...toMessage(completion), model: completion.model }`.
 *
 * @example
 * const completion = await stream.final();
 * messages.push(toMessage(completion));
 *
 * @param completion what `send()` and `final()` give
 * @param choice which of its choices; 0 if left out
 */
export function toMessage(completion: ChatCompletion, choice?: number): MessageOf<"assistant">;

/** Instructions for the whole conversation: text, or text parts. */
export function system(content: TextContent): MessageOf<"system">;

/**
 * What the user says: text, and what {@link image}, {@link file} and {@link audio} give. These are promises, since bytes
 * have to be read, and so is a message that has one of them.
 *
 * @example
 * const messages = [system("Be brief."), await user("What is on these?", image(photo), file(invoice))];
 */
export function user(text: string): MessageOf<"user">;
export function user(...parts: (string | ContentPart)[]): MessageOf<"user">;
export function user(...parts: (string | ContentPart | Promise<ContentPart>)[]): Promise<MessageOf<"user">>;

/**
 * An image. Its media type is taken from its first bytes, or else from the `Blob`. Rejects with an
 * {@link OpenRouterError} of kind `config` if it cannot be read, or is no image.
 *
 * @param source bytes are put into the request as base64; the API reads what is behind an address
 * @param options.type its media type, such as `"image/png"`, if nothing tells it
 * @param options.detail how closely the model looks
 */
export function image(
  source: MediaSource,
  options?: { type?: string; detail?: ImageDetail },
): Promise<PartOf<"image_url">>;

/**
 * A document, such as a PDF. Its name is taken from the `File` or the address, its media type from its first bytes, or
 * else from the `Blob`; text needs none. Rejects with an {@link OpenRouterError} of kind `config` if it cannot be read, or
 * if nothing tells what it is.
 *
 * @param source bytes are put into the request as base64; the API reads what is behind an address
 * @param options.type its media type, such as `"application/pdf"`, if nothing tells it
 * @param options.filename its name, if it has no name or another one
 */
export function file(source: MediaSource, options?: { type?: string; filename?: string }): Promise<PartOf<"file">>;

/**
 * A sound. Its format is taken from its first bytes, or else from the `Blob`'s media type or the file's name. Rejects with
 * an {@link OpenRouterError} of kind `config` if it cannot be read, if nothing tells its format, or for an `https:` address:
 * sound goes along in the request only.
 *
 * @param options.format `"wav"`, `"mp3"` and others, which depend on the model; `"pcm16"` always has to be given
 */
export function audio(source: MediaSource, options?: { format?: string }): Promise<PartOf<"input_audio">>;
