// @ts-check
// A few harmless tools that run in this page.

import { tool } from "openrouter-wasm";
import { ACCENTS, setAccent } from "./accent.js";
import { calculate } from "./calculate.js";

/**
 * What a tool takes.
 *
 * @param {Record<string, object>} properties
 * @param {string[]} [required]
 */
const takes = (properties, required = Object.keys(properties)) => ({ type: "object", properties, required });

const currentTime = tool({
  name: "current_time",
  description: "The current date and time.",
  parameters: takes({ time_zone: { type: "string", description: "IANA name, such as Europe/Lisbon; the user's own if absent" } }, []),
  execute(/** @type {{ time_zone?: string }} */ { time_zone: timeZone }) {
    return new Date().toLocaleString("en-GB", { timeZone: timeZone || undefined, dateStyle: "full", timeStyle: "short" });
  },
});

const rollDice = tool({
  name: "roll_dice",
  description: "Rolls dice.",
  parameters: takes({ dice: { type: "string", description: "How many and of how many sides, such as 2d6" } }),
  execute(/** @type {{ dice: string }} */ { dice }) {
    const [, count, sides] = /^\s*(\d{0,2})\s*d\s*(\d{1,4})\s*$/i.exec(dice) ?? [];
    if (!Number(sides)) throw new Error(`"${dice}" is no number of dice, such as 2d6`);
    const rolls = Array.from({ length: Number(count || 1) }, () => 1 + Math.floor(Math.random() * Number(sides)));
    const total = rolls.reduce((sum, roll) => sum + roll, 0);
    return rolls.length > 1 ? `${rolls.join(" + ")} = ${total}` : String(total);
  },
});

const sums = tool({
  name: "calculate",
  description: "Works out an expression of numbers, + - * / % ^ and brackets.",
  parameters: takes({ expression: { type: "string" } }),
  execute: (/** @type {{ expression: string }} */ { expression }) => `${expression} = ${calculate(expression)}`,
});

const pageColour = tool({
  name: "page_colour",
  description: "Changes the accent colour of the page that the user is looking at. The user is asked first.",
  parameters: takes({ colour: { type: "string", enum: ACCENTS } }),
  execute(/** @type {{ colour: string }} */ { colour }) {
    setAccent(colour);
    return `The page's accent is ${colour} now.`;
  },
});

export const tools = [currentTime, rollDice, sums, pageColour];

/** Whether the reader is asked before it runs: what changes something does not do so by itself. @param {string} name */
export const asksFirst = (name) => name === "page_colour";
