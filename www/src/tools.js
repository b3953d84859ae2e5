// @ts-check
// Two small tools that run in the page, so that a tool call can be seen all the way.

/** @typedef {{ id: string, type: "function", function: { name: string, arguments?: string } }} ToolCall */

/** @type {Record<string, { description: string, parameters: object, run(args: Record<string, unknown>): unknown }>} */
const TOOLS = {
  current_time: {
    description: "The current date and time in an IANA time zone.",
    parameters: {
      type: "object",
      properties: { time_zone: { type: "string", description: "for instance Europe/Lisbon; the reader's own if absent" } },
    },
    run({ time_zone }) {
      const timeZone = typeof time_zone === "string" && time_zone ? time_zone : undefined;
      return { time: new Date().toLocaleString("en", { timeZone, dateStyle: "full", timeStyle: "long" }) };
    },
  },
  roll_dice: {
    description: "Rolls dice and gives each result.",
    parameters: {
      type: "object",
      properties: { count: { type: "integer", minimum: 1, maximum: 20 }, sides: { type: "integer", minimum: 2, maximum: 1000 } },
      required: ["count", "sides"],
    },
    run({ count, sides }) {
      const within = (/** @type {unknown} */ value, /** @type {number} */ max) => Math.min(max, Math.max(1, Math.trunc(Number(value)) || 1));
      return { rolls: Array.from({ length: within(count, 20) }, () => 1 + Math.floor(Math.random() * within(sides, 1000))) };
    },
  },
};

export const toolDefinitions = Object.entries(TOOLS).map(([name, { description, parameters }]) => ({
  type: "function",
  function: { name, description, parameters },
}));

/** @param {ToolCall[]} calls */
export const canRunAll = (calls) => calls.every((call) => Object.hasOwn(TOOLS, call.function.name));

/**
 * @param {ToolCall} call
 * @returns {string} JSON for the model; a failure is an answer too
 */
export function runTool(call) {
  try {
    return JSON.stringify(TOOLS[call.function.name].run(JSON.parse(call.function.arguments || "{}")));
  } catch (error) {
    return JSON.stringify({ error: error instanceof Error ? error.message : String(error) });
  }
}
