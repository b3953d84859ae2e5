// @ts-check
// What a reader of an answer wants to know, in order, out of its chunks.

/**
 * @typedef {import("./index.d.ts").ChatChunk} ChatChunk
 * @typedef {import("./index.d.ts").ChatCompletion} ChatCompletion
 * @typedef {import("./index.d.ts").ChatEvent} ChatEvent
 */

/** The words, the API's and the providers' own, for an answer that reached its limit of tokens. */
const CUT = /^(length|max_(output_)?tokens)$/i;

/** Whether a choice reached its limit of tokens. @param {any} choice */
export function isCut({ finish_reason: reason, native_finish_reason: native }) {
  return CUT.test(reason) || CUT.test(native);
}

/** The events of one answer. */
export class Events {
  /** @type {Map<number, Calls>} by the choice's index */
  #calls = new Map();

  /**
   * What chunks tell, as it comes.
   *
   * @param {ChatChunk[]} chunks
   */
  of(chunks) {
    /** @type {ChatEvent[]} */
    const events = [];
    for (const { choices } of chunks) {
      for (const [place, { index, delta }] of list(choices).entries()) this.#add(events, index ?? place, delta ?? {});
    }
    return events;
  }

  /**
   * @param {any[]} events
   * @param {number} choice
   * @param {any} delta
   */
  #add(events, choice, delta) {
    const { reasoning, reasoning_details: details, content, refusal, images, audio, annotations, tool_calls: calls } = delta;
    const add = (/** @type {object} */ event) => events.push({ ...event, choice });
    const say = (/** @type {string} */ type, /** @type {unknown} */ text) => isText(text) && add({ type, text });
    // Some say in the details alone what they think.
    say("reasoning", reasoning ?? list(details).map(({ text, summary }) => text ?? summary ?? "").join(""));
    say("text", content);
    say("refusal", refusal);
    for (const image of list(images)) add({ type: "image", image });
    if (audio) add({ type: "audio", audio });
    for (const annotation of list(annotations)) add({ type: "annotation", annotation });
    for (const call of list(calls)) {
      let known = this.#calls.get(choice);
      if (!known) this.#calls.set(choice, (known = new Calls()));
      const { index, id, name, isNew } = known.of(call);
      const text = call.function?.arguments;
      if (isNew) add({ type: "tool_call_start", index, id, name });
      if (isText(text)) add({ type: "tool_call_arguments", index, text });
    }
  }

  /**
   * What is complete, and so only known, at the end.
   *
   * @param {ChatCompletion} completion
   */
  atEnd({ choices, usage }) {
    /** @type {any[]} */
    const events = [];
    for (const [place, choice] of list(choices).entries()) {
      const { index = place, message, finish_reason: reason, native_finish_reason: native } = choice;
      const add = (/** @type {object} */ event) => events.push({ ...event, choice: index });
      for (const detail of list(message?.reasoning_details)) add({ type: "reasoning_detail", detail });
      const truncated = isCut(choice);
      const indices = this.#calls.get(index)?.indices;
      for (const [nth, call] of list(message?.tool_calls).entries()) {
        add({ type: "tool_call", index: indices?.[nth] ?? nth, ...readCall(call, truncated) });
      }
      add({ type: "finish", reason: reason ?? undefined, nativeReason: native ?? undefined, truncated });
    }
    if (usage) events.push({ type: "usage", usage, cost: usage.cost ?? undefined });
    return events;
  }

  /** What an answer in one piece tells. @param {ChatCompletion} completion */
  ofWhole(completion) {
    const choices = completion.choices.map(({ message, ...rest }) => ({ ...rest, delta: message }));
    return [...this.of([/** @type {any} */ ({ choices })]), ...this.atEnd(completion)];
  }
}

/**
 * The objects of a list, which may be anything: the API's word is taken for nothing here.
 *
 * @param {unknown} value
 * @returns {any[]}
 */
export function list(value) {
  return Array.isArray(value) ? value.filter((item) => typeof item === "object" && item !== null) : [];
}

/** Whether this is a text with something in it. @param {unknown} value */
function isText(value) {
  return typeof value === "string" && value !== "";
}

/** The tool calls of one choice as their pieces come. */
class Calls {
  /** @type {{ index: number, id?: string, name?: string }[]} */
  #all = [];

  /** The indices, in the order of the whole message's calls. */
  get indices() {
    return this.#all.map(({ index }) => index).sort((a, b) => a - b);
  }

  /**
   * The call that a piece belongs to, and whether its name has only come now.
   *
   * @param {any} piece
   */
  of(piece) {
    const { index, id } = piece;
    const name = piece.function?.name || undefined;
    const last = this.#all[this.#all.length - 1];
    // Some providers leave the index out: then an id begins a call, and what has none goes on with the last one.
    const known = index ?? (id ? this.#all.find((one) => one.id === id)?.index : last?.index) ?? (last ? last.index + 1 : 0);
    let call = this.#all.find((one) => one.index === known);
    if (!call) this.#all.push((call = { index: known }));
    const isNew = call.name === undefined && name !== undefined;
    call.id ||= id;
    call.name ??= name;
    return { ...call, isNew };
  }
}

/**
 * A tool call that is complete: its arguments, or why there are none.
 *
 * @param {any} call
 * @param {boolean} truncated whether the answer reached its limit
 */
export function readCall(call, truncated) {
  const { name, arguments: given } = call.function ?? {};
  const text = typeof given === "string" ? given : "";
  try {
    // What takes no arguments is often called with none.
    return { id: call.id, name, text, arguments: text.trim() === "" ? {} : JSON.parse(text) };
  } catch {
    return { id: call.id, name, text, problem: truncated ? "truncated" : "invalid" };
  }
}
