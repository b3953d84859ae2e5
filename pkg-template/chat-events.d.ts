import type { Annotation, FinishReason, OutputAudio, OutputImage, ReasoningDetail, Usage } from "./types.js";

/**
 * What an answer brings, in order. `choice` is the index of the choice; there is one, 0, unless more were asked for. What
 * arrives in pieces is told as it comes; what is complete only at the end is told there, before `finish`.
 */
export type ChatEvent =
  | TextEvent
  | ReasoningEvent
  | RefusalEvent
  | ImageEvent
  | AudioEvent
  | AnnotationEvent
  | ToolCallStartEvent
  | ToolCallArgumentsEvent
  | ReasoningDetailEvent
  | ToolCallEvent
  | FinishEvent
  | UsageEvent;

/** A piece of the answer's text. */
export interface TextEvent {
  type: "text";
  choice: number;
  text: string;
}

/** A piece of the model's thinking, as text or as a summary. */
export interface ReasoningEvent {
  type: "reasoning";
  choice: number;
  text: string;
}

/** A piece of a refusal. */
export interface RefusalEvent {
  type: "refusal";
  choice: number;
  text: string;
}

/** A whole image. One with the same `index` as an earlier one replaces it. */
export interface ImageEvent {
  type: "image";
  choice: number;
  image: OutputImage;
}

/** A piece of sound: base64 data, a part of its transcript, or its id. */
export interface AudioEvent {
  type: "audio";
  choice: number;
  audio: OutputAudio;
}

/** A citation, or what a file was read as. */
export interface AnnotationEvent {
  type: "annotation";
  choice: number;
  annotation: Annotation;
}

/** The model begins to call a tool. */
export interface ToolCallStartEvent {
  type: "tool_call_start";
  choice: number;
  /** Tells the choice's calls apart. */
  index: number;
  id: string | undefined;
  name: string;
}

/** A piece of a call's arguments, which are JSON text. */
export interface ToolCallArgumentsEvent {
  type: "tool_call_arguments";
  choice: number;
  index: number;
  text: string;
}

/** A tool call, complete. */
export interface ToolCallEvent {
  type: "tool_call";
  choice: number;
  index: number;
  id: string;
  name: string;
  /** The arguments' value; `undefined` if their text is not JSON. What takes none is often called with no text: `{}`. */
  arguments: unknown;
  /** The arguments as they came. */
  text: string;
  /** Why there is no value: the answer reached its limit of tokens, or the model did not write JSON. */
  problem?: "truncated" | "invalid";
}

/** One complete part of the model's thinking, with what has to be sent back unchanged: signatures, encrypted data. */
export interface ReasoningDetailEvent {
  type: "reasoning_detail";
  choice: number;
  detail: ReasoningDetail;
}

/** A choice is complete. */
export interface FinishEvent {
  type: "finish";
  choice: number;
  /** The API's `finish_reason`. */
  reason: FinishReason | undefined;
  /** The provider's own word for it. */
  nativeReason: string | undefined;
  /** Whether the answer was cut off at its limit of tokens, by either reason: its tool calls may be too. */
  truncated: boolean;
}

/** What the answer took. */
export interface UsageEvent {
  type: "usage";
  usage: Usage;
  /** In US dollars. */
  cost: number | undefined;
}
