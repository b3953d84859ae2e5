import type { ChatEvent } from "./chat-events.js";
import type { CallOptions } from "./index.js";
import type { SchemaObject, StandardSchema, ValueOf } from "./schemas.js";
import type { ChatCompletion, ChatMessage, Tool, Usage } from "./types.js";

/** A tool that `chat.run()` runs. In any other request it is the definition of a function, and nothing more. */
export type RunnableTool = Tool & { readonly type: "function" };

/** What a tool is made of. */
export interface ToolOptions<Schema, Input> {
  /** Letters, digits, `_` and `-`. */
  name: string;
  /** What it does, and when to call it, for the model. */
  description?: string;
  /** What it is called with: nothing, if it takes nothing. */
  parameters?: Schema;
  /** The JSON Schema to send, for a library that does not tell it. */
  jsonSchema?: SchemaObject;
  /** Whether the provider is held to the schema. Objects of a library's schema are sent without further fields then. */
  strict?: boolean;
  /**
   * Does it. What it returns goes to the model: a string as it is, anything else as JSON. What it throws goes there too,
   * as its message, unless the run says otherwise.
   */
  execute(input: Input, context: ToolContext): unknown;
}

/** What a tool knows of the call. */
export interface ToolContext {
  /** The call's id. */
  id: string;
  name: string;
  /** The conversation, up to the message that makes the call. */
  messages: readonly ChatMessage[];
  /** Aborted when the run is. */
  signal: AbortSignal;
}

/**
 * A tool with what runs it. Its arguments are validated, and typed, if `parameters` is a schema of a library; after a JSON
 * Schema they come as the model wrote them.
 *
 * @example
 * const weather = tool({
 *   name: "weather",
 *   description: "The weather in a city, now",
 *   parameters: z.object({ city: z.string() }),
 *   execute: async ({ city }, { signal }) => (await fetch(`/weather/${city}`, { signal })).json(),
 * });
 */
export function tool<Schema extends StandardSchema>(options: ToolOptions<Schema, ValueOf<Schema>>): RunnableTool;
export function tool<Input = unknown>(options: ToolOptions<SchemaObject, Input>): RunnableTool;

/** How a run goes. The rest is for each of its calls. */
export interface RunOptions extends CallOptions {
  /**
   * How often the model is asked at most. The tools of the last step are run still, so that the conversation can go on.
   *
   * @default 20
   */
  maxSteps?: number;
  /** The run ends after the step that brings its cost here, in US dollars. */
  maxCost?: number;
  /**
   * How many tools run at the same time.
   *
   * @default 8
   */
  maxParallel?: number;
  /** Asked after each step whose tools have answered: whether the run is to end there. */
  stopWhen?: (state: RunState) => unknown;
  /** Told of each step, and waited for. */
  onStep?: (state: RunState) => unknown;
  /**
   * Asked before each call of a tool, and waited for as long as it takes: `true` lets it run, a text tells the model why it
   * may not, anything else that it may not. Calls made together are asked for together.
   */
  approve?: (call: ToolContext & { arguments: any }) => boolean | string | undefined | Promise<boolean | string | undefined>;
  /**
   * What happens when a tool throws: the model is told, or the run ends with what it threw.
   *
   * @default "tell"
   */
  toolErrors?: "tell" | "throw";
}

/** Where a run is, after a step. */
export interface RunState {
  /** How many there have been. */
  step: number;
  completion: ChatCompletion;
  /** The conversation. */
  messages: readonly ChatMessage[];
  usage: Usage | undefined;
  cost: number | undefined;
}

/**
 * A conversation that goes on by itself while the model calls tools. It begins when it is read, in one of two ways:
 * `for await` hands out the events of all its steps, `final()` alone the last answer.
 */
export interface Run extends AsyncIterable<RunEvent> {
  [Symbol.asyncIterator](): AsyncGenerator<RunEvent, undefined, void>;
  /** The last answer. Rejects with what ended the run early. */
  final(): Promise<ChatCompletion>;
  /** The conversation so far, ready to be continued: whatever happens, no call in it is without its answer. */
  readonly messages: ChatMessage[];
  /** What all steps took, each number summed up. */
  readonly usage: Usage | undefined;
  /** What they cost, in US dollars. */
  readonly cost: number | undefined;
  /** How often the model has been asked. */
  readonly steps: number;
  /**
   * What ended the run, if that was not the model's last word: a bound, or `"tools"`: the model calls one that the caller
   * has defined, but not said how to run, and whose answer is to be added to `messages`.
   */
  readonly stopped: "tools" | "maxSteps" | "maxCost" | "stopWhen" | undefined;
  /** Ends the run. */
  abort(reason?: unknown): void;
}

/** What happens in a run: what each answer brings, what tools answer, and the end of each step. */
export type RunEvent = ChatEvent | ToolResultEvent | StepEvent;

/** A tool has answered. */
export interface ToolResultEvent {
  type: "tool_result";
  step: number;
  /** The call's id. */
  id: string;
  name: string;
  /** What it returned. */
  result?: unknown;
  /** What the model is told instead: the call was wrong, not allowed, or failed. */
  error?: string;
}

/** The model has been asked, and its tools have answered. */
export interface StepEvent {
  type: "step";
  step: number;
  completion: ChatCompletion;
}
