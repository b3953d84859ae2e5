// @ts-check
// A conversation that goes on by itself while the model calls tools.
import { Cancel } from "./cancel.js";
import { configError, OpenRouterError } from "./error.js";
import { Events, isCut, list, readCall } from "./events.js";
import { toMessage } from "./messages.js";
import { runnable } from "./runnable.js";
import { places, validated } from "./schema.js";

/**
 * @typedef {import("./index.d.ts").ChatCompletion} ChatCompletion
 * @typedef {import("./index.d.ts").RunOptions} RunOptions
 * @typedef {import("./index.d.ts").RunEvent} RunEvent
 *
 * @typedef {ReturnType<typeof readCall>} ToolCall
 */

/** Documented in tools.d.ts. */
export class Run {
  #chat;
  #request;
  #options;

  /** @type {Map<string, import("./runnable.js").Runnable>} by name */
  #tools = new Map();

  #cancel;
  #claimed = false;

  /** @type {(failure?: { error: unknown }) => void} */
  #settle = () => {};

  /** @type {Promise<void>} */
  #ended = new Promise((resolve, reject) => {
    this.#settle = (failure) => (failure ? reject(failure.error) : resolve());
  });

  /** @type {ChatCompletion | undefined} the last one */
  #completion;

  /** @type {any[]} */
  messages;

  /** @type {any} */
  usage;

  /** @type {number | undefined} */
  cost;

  steps = 0;

  /** @type {"tools" | "maxSteps" | "maxCost" | "stopWhen" | undefined} */
  stopped;

  /**
   * @param {import("./client.js").Chat} chat
   * @param {any} request
   * @param {RunOptions} [options]
   */
  constructor(chat, request, options = {}) {
    const { maxSteps = 20, maxParallel = 8, maxCost = Infinity, ...rest } = options;
    for (const [name, value] of Object.entries({ maxSteps, maxParallel, maxCost })) {
      if (typeof value !== "number" || !(value > 0)) throw configError(`${name}: expected a number above 0`);
    }
    const { messages, tools } = request;
    if (!Array.isArray(messages)) throw configError("messages: expected a list");
    for (const definition of tools) {
      const run = runnable(definition);
      const { name } = definition.function ?? {};
      if (run && this.#tools.has(name)) throw configError(`tools: there are two with the name ${name}`);
      if (run) this.#tools.set(name, run);
    }
    this.#chat = chat;
    this.#request = request;
    this.#options = { ...rest, maxSteps, maxParallel, maxCost };
    this.#cancel = new Cancel(options.signal);
    this.messages = [...messages];
    // Nobody has to wait for the end.
    this.#ended.catch(() => {});
  }

  [Symbol.asyncIterator]() {
    if (this.#claimed) throw configError("run: it has a reader already, and one is all it can have");
    this.#claimed = true;
    return this.#events();
  }

  async final() {
    if (!this.#claimed) for await (const _ of this);
    await this.#ended;
    return /** @type {ChatCompletion} */ (this.#completion);
  }

  /** @param {unknown} [reason] */
  abort(reason) {
    this.#cancel.abort(reason);
  }

  /** @returns {AsyncGenerator<RunEvent, undefined, void>} */
  async *#events() {
    /** @type {{ error: unknown } | undefined} */
    let failure = { error: new OpenRouterError({ kind: "aborted", message: "the reader left the run before its end" }) };
    try {
      while (!this.stopped) {
        this.#cancel.check();
        const completion = yield* this.#ask();
        const calls = callsOf(completion);
        if (calls.length > 0) yield* this.#answer(completion, calls);
        else this.messages = [...this.messages, toMessage(completion)];
        await this.#wait(this.#options.onStep?.(this.#state()));
        yield { type: "step", step: this.steps, completion };
        if (calls.length === 0) break;
        await this.#check();
      }
      failure = undefined;
    } catch (error) {
      failure = { error };
      throw error;
    } finally {
      if (failure) this.#cancel.abort(failure.error);
      this.#cancel.end();
      this.#settle(failure);
    }
  }

  /**
   * Asks the model once.
   *
   * @returns {AsyncGenerator<RunEvent, ChatCompletion, void>}
   */
  async *#ask() {
    const request = { ...this.#request, messages: this.messages };
    const options = { ...this.#options, signal: this.#cancel.signal };
    let completion;
    if (request.stream === false) {
      completion = await this.#chat.send(request, options);
      yield* new Events().ofWhole(completion);
    } else {
      const stream = await this.#chat.stream(request, options);
      yield* stream.events();
      completion = await stream.final();
    }
    this.#completion = completion;
    this.steps++;
    this.usage = sum(this.usage, completion.usage);
    this.cost = this.usage?.cost;
    return completion;
  }

  /**
   * Has the tools answer that the model calls. Their answers become part of the conversation together with the calls, so
   * that it can be continued whatever happens.
   *
   * @param {ChatCompletion} completion
   * @param {ToolCall[]} calls
   * @returns {AsyncGenerator<RunEvent, void, void>}
   */
  async *#answer(completion, calls) {
    const message = toMessage(completion);
    if (calls.some(({ problem }) => problem === "truncated")) throw cutOff(completion);
    const asked = [...this.messages, message];
    // What the caller has not said how to run, the caller runs.
    if (calls.some(({ name }) => !this.#tools.has(name) && this.#isDefined(name))) {
      this.messages = asked;
      this.stopped = "tools";
      return;
    }
    /** @type {any[]} */
    const answers = new Array(calls.length);
    for await (const [place, outcome] of settled(calls, this.#options.maxParallel, (call) => this.#outcome(call, asked))) {
      const { id, name } = calls[place];
      const { result, error } = outcome;
      answers[place] = { role: "tool", tool_call_id: id, content: contentOf(error === undefined ? result : { error }) };
      yield { type: "tool_result", step: this.steps, id, name, result, error };
    }
    this.messages = [...asked, ...answers];
  }

  /** Whether the request has a function of this name. @param {string} name */
  #isDefined(name) {
    return this.#request.tools?.some((/** @type {any} */ definition) => definition.function?.name === name);
  }

  /**
   * What a call comes to: a result, or what the model is told of its failure.
   *
   * @param {ToolCall} call
   * @param {any[]} messages the conversation up to the call
   * @returns {Promise<{ result?: unknown, error?: string }>}
   */
  async #outcome({ id, name, arguments: input, problem }, messages) {
    const tool = this.#tools.get(name);
    if (!tool) return { error: `there is no tool ${name}; there are: ${[...this.#tools.keys()].join(", ")}` };
    if (problem) return { error: "the arguments are not JSON" };
    const { approve, toolErrors } = this.#options;
    const { signal } = this.#cancel;
    const context = { id, name, messages, signal };
    try {
      const { value, issues } = await this.#wait(validated(tool.parameters, input));
      if (issues) return { error: `the arguments are wrong at ${places(issues)}: ${issues.map(({ message }) => message).join("; ")}` };
      const approved = approve ? await this.#wait(approve({ ...context, arguments: value })) : true;
      if (approved !== true) return { error: typeof approved === "string" ? approved : "the user has not allowed this call" };
      return { result: await this.#wait(tool.execute(value, context)) };
    } catch (error) {
      if (toolErrors === "throw" || signal.aborted) throw error;
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Whether to go on. */
  async #check() {
    const { maxSteps, maxCost, stopWhen } = this.#options;
    if (this.stopped) return;
    if (this.steps >= maxSteps) this.stopped = "maxSteps";
    else if ((this.cost ?? 0) >= maxCost) this.stopped = "maxCost";
    else if (await this.#wait(stopWhen?.(this.#state()))) this.stopped = "stopWhen";
  }

  #state() {
    const { steps: step, messages, usage, cost } = this;
    return { step, completion: /** @type {ChatCompletion} */ (this.#completion), messages, usage, cost };
  }

  /**
   * What a function of the caller's brings, unless the abort comes first.
   *
   * @template T
   * @param {T} value
   */
  #wait(value) {
    return this.#cancel.before(Promise.resolve(value));
  }
}

/** @param {ChatCompletion} completion */
function callsOf(completion) {
  const choice = /** @type {any} */ (completion.choices[0]);
  return list(choice?.message?.tool_calls).map((call) => readCall(call, isCut(choice)));
}

/** @param {ChatCompletion} partial */
function cutOff(partial) {
  const message = "a tool call was cut off at the answer's limit of tokens: raise max_tokens";
  return new OpenRouterError({ kind: "answer", code: "length", message, generationId: partial.id, partial });
}

/** What the model is told. @param {unknown} result */
function contentOf(result) {
  return typeof result === "string" ? result : (JSON.stringify(result) ?? "");
}

/**
 * What comes of a piece of work for each item, as it is done, while never more than so many are being done.
 *
 * @template T, R
 * @param {T[]} items
 * @param {number} atOnce
 * @param {(item: T) => Promise<R>} work
 * @returns {AsyncGenerator<[number, R], void, void>} with the item's place
 */
async function* settled(items, atOnce, work) {
  /** @type {Map<number, Promise<[number, R]>>} */
  const pending = new Map();
  for (let next = 0; next < items.length || pending.size > 0; ) {
    while (next < items.length && pending.size < atOnce) {
      const place = next++;
      const done = work(items[place]).then((outcome) => /** @type {[number, R]} */ ([place, outcome]));
      // Of two that fail, one is told.
      done.catch(() => {});
      pending.set(place, done);
    }
    const [place, outcome] = await Promise.race(pending.values());
    pending.delete(place);
    yield [place, outcome];
  }
}

/**
 * Usages together: every number is summed up.
 *
 * @param {any} first
 * @param {any} second
 * @returns {any}
 */
function sum(first, second) {
  if (typeof second === "number") return (typeof first === "number" ? first : 0) + second;
  if (typeof second !== "object" || second === null) return first ?? second;
  const all = { ...first };
  for (const [key, value] of Object.entries(second)) all[key] = sum(all[key], value);
  return all;
}
