// @ts-check
// The ways to get an answer: in words, with tools that run in this page, or after a schema. Each fills the Answer while it
// comes, and leaves in it the conversation to go on with.

import { responseFormat, toMessage } from "openrouter-wasm";
import { RECIPE } from "./recipe.js";
import { asksFirst, tools } from "./tools.js";

/**
 * @typedef {object} Ask
 * @property {import("openrouter-wasm").Chat} chat
 * @property {import("./request.js").Request} request
 * @property {import("openrouter-wasm").CallOptions} options
 * @property {import("./answer.js").Answer} answer
 * @property {() => void} changed called when the answer has grown
 *
 * @typedef {"text" | "tools" | "recipe"} Mode
 */

/** Tool calls may follow one another, but not for ever. */
const MAX_STEPS = 6;

/** @type {Record<Mode, (ask: Ask) => Promise<void>>} */
export const answering = { text: inWords, tools: withTools, recipe: asRecipe };

/** @param {Ask} ask */
async function inWords({ chat, request, options, answer, changed }) {
  const stream = await chat.stream(request, options);
  for await (const event of stream.events()) {
    answer.add(event);
    changed();
  }
  finish(answer, request, await stream.final());
}

/** @param {Ask} ask */
async function withTools({ chat, request, options, answer, changed }) {
  const approve = (/** @type {import("openrouter-wasm").ToolContext} */ call) => isAllowed(answer.step.callOf(call.id), changed);
  const run = await chat.run({ ...request, tools }, { ...options, maxSteps: MAX_STEPS, approve });
  try {
    for await (const event of run) {
      answer.add(event);
      if (event.type === "step") answer.usage = run.usage;
      changed();
    }
  } finally {
    answer.messages = run.messages;
    // A step whose tools did not come to an answer was paid for as well.
    answer.usage = run.usage ?? answer.usage;
  }
  if (run.stopped === "maxSteps") answer.finishReason = "max_steps";
}

/** @param {Ask} ask */
async function asRecipe({ chat, request, options, answer, changed }) {
  const stream = await chat.stream({ ...request, response_format: responseFormat(RECIPE, { name: "recipe" }) }, options);
  for await (const recipe of stream.object()) {
    answer.firstAt ||= performance.now();
    answer.value = recipe;
    changed();
  }
  finish(answer, request, await stream.final());
}

/**
 * @param {import("./answer.js").Answer} answer
 * @param {import("./request.js").Request} request
 * @param {import("openrouter-wasm").ChatCompletion} completion
 */
function finish(answer, request, completion) {
  answer.add({ type: "step", step: 1, completion });
  answer.messages = [...(request.messages ?? []), toMessage(completion)];
}

/**
 * What the reader says to a call, if it is one to be asked about.
 *
 * @param {import("./answer.js").CallSoFar | undefined} call
 * @param {() => void} changed
 */
async function isAllowed(call, changed) {
  if (!call) return true;
  let allowed = true;
  if (asksFirst(call.name)) {
    allowed = await new Promise((resolve) => {
      call.decide = resolve;
      call.state = "asking";
      changed();
    });
    call.decide = undefined;
  }
  call.state = allowed ? "running" : "refused";
  changed();
  return allowed || "The user did not allow it.";
}
