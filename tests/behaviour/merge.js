// @ts-check
// What a stream's chunks amount to, merged by the rules of the API's own unstreamed form, in plain JavaScript on plain
// objects. It is what `final()` and `partial` are compared with, and shares nothing with the package.

/** @typedef {Record<string, any>} Json */

/** @param {Json[]} chunks @returns {Json | undefined} nothing for no chunk */
export function merge(chunks) {
  if (chunks.length === 0) return undefined;
  const whole = { object: "chat.completion" };
  /** @type {Map<number, Json[]>} */
  const pieces = new Map();
  for (const chunk of chunks) {
    keepLast(whole, chunk, ["object", "choices", "error"]);
    chunk.choices?.forEach((/** @type {Json} */ choice, /** @type {number} */ place) => {
      const index = choice.index ?? place;
      pieces.set(index, [...(pieces.get(index) ?? []), choice]);
    });
  }
  const sorted = [...pieces].sort(([a], [b]) => a - b);
  return put(
    whole,
    "choices",
    sorted.map(([index, choices]) => mergeChoice(index, choices)),
  );
}

/** @param {number} index @param {Json[]} pieces */
function mergeChoice(index, pieces) {
  /** @type {Json} */
  const choice = { index };
  for (const piece of pieces) keepLast(choice, piece, ["index", "delta", "logprobs"]);
  if (pieces.some((piece) => "logprobs" in piece)) {
    choice.logprobs = mergeLogprobs(pieces.map((piece) => piece.logprobs).filter((logprobs) => logprobs != null));
  }
  choice.message = mergeMessage(pieces.map((piece) => piece.delta).filter((delta) => delta != null));
  return choice;
}

const MERGED = ["content", "reasoning", "refusal", "reasoning_details", "tool_calls", "images", "annotations", "audio"];

/** @param {Json[]} deltas */
function mergeMessage(deltas) {
  const message = { role: "assistant", content: joined(deltas, "content") ?? null };
  for (const delta of deltas) keepLast(message, delta, MERGED);
  for (const name of ["reasoning", "refusal"]) {
    const text = joined(deltas, name);
    if (text !== undefined) put(message, name, text);
  }
  /** @param {string} name */
  const all = (name) => deltas.flatMap((delta) => delta[name] ?? []);
  const lists = {
    reasoning_details: mergeReasoning(all("reasoning_details")),
    tool_calls: mergeToolCalls(all("tool_calls")),
    images: [...new Map(all("images").map((image) => [image.index, image])).values()],
    annotations: all("annotations"),
  };
  for (const [name, list] of Object.entries(lists)) if (list.length > 0) put(message, name, list);
  const sounds = deltas.map((delta) => delta.audio).filter((audio) => audio != null);
  return sounds.length > 0 ? put(message, "audio", mergeTexts(sounds, ["data", "transcript"])) : message;
}

/** @param {Json[]} pieces */
function mergeToolCalls(pieces) {
  const calls = groupBy(pieces, ({ index }) => index);
  return [...calls]
    .sort(([a], [b]) => a - b)
    .map(([index, of]) => {
      const call = { index };
      for (const piece of of) keepLast(call, piece, ["function"], isFilled);
      const functions = of.map((piece) => piece.function).filter((each) => each != null);
      if (functions.length === 0) return call;
      const merged = {};
      for (const each of functions) keepLast(merged, each, ["arguments"], isFilled);
      if (!("type" in call)) put(call, "type", "function");
      return put(call, "function", put(merged, "arguments", joined(functions, "arguments") ?? ""));
    });
}

/** @param {Json[]} pieces */
function mergeReasoning(pieces) {
  /** @type {Json[][]} */
  const items = [];
  for (const piece of pieces) {
    // Text and summaries grow; anything else with another id is another item.
    const grows = piece.type === "reasoning.text" || piece.type === "reasoning.summary";
    const item = items.findLast((item) => {
      const id = item.find((each) => each.id != null)?.id;
      const same = item[0].type === piece.type && item[0].index === piece.index;
      return same && (grows || id === undefined || piece.id == null || id === piece.id);
    });
    if (item) item.push(piece);
    else items.push([piece]);
  }
  return items.map((item) => mergeTexts(item, ["text", "summary", "data"]));
}

/** Objects whose fields of these names are joined. @param {Json[]} pieces @param {string[]} names */
function mergeTexts(pieces, names) {
  const whole = {};
  for (const piece of pieces) keepLast(whole, piece, names);
  for (const name of names) {
    const text = joined(pieces, name);
    if (text !== undefined) put(whole, name, text);
  }
  return whole;
}

/** @param {Json[]} all */
function mergeLogprobs(all) {
  if (all.length === 0) return null;
  /** @type {Json} */
  const whole = {};
  for (const logprobs of all) {
    for (const [name, value] of Object.entries(logprobs)) {
      if (Array.isArray(value)) whole[name] = [...(whole[name] ?? []), ...value];
      else if (!(name in whole) || value !== null) whole[name] = value;
    }
  }
  return whole;
}

/** A text out of its pieces; null if there were only nulls, nothing if there was not even one. @param {Json[]} of @param {string} name */
function joined(of, name) {
  const values = of.filter((each) => name in each).map((each) => each[name]);
  if (values.length === 0) return undefined;
  const texts = values.filter((value) => value !== null);
  return texts.length === 0 ? null : texts.join("");
}

/** @param {unknown} value @returns {boolean} */
const isNotNull = (value) => value !== null;

/** @param {unknown} value @returns {boolean} */
const isFilled = (value) => value !== null && value !== "";

/**
 * Fields of which the last value counts that says something; a first one counts whatever it is.
 *
 * @param {Json} whole
 * @param {Json} piece
 * @param {string[]} except
 */
function keepLast(whole, piece, except, says = isNotNull) {
  for (const key of Object.keys(piece)) {
    if (except.includes(key)) continue;
    const value = Object.getOwnPropertyDescriptor(piece, key)?.value;
    if (!Object.hasOwn(whole, key) || says(value)) put(whole, key, value);
  }
}

/** Sets an own property, even if it is called `__proto__`. @param {Json} object @param {string} key @param {unknown} value */
function put(object, key, value) {
  return Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/** @template T @param {T[]} items @param {(item: T) => any} key @returns {Map<any, T[]>} */
function groupBy(items, key) {
  const groups = new Map();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
