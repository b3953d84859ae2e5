// @ts-check
// The plot for the README: how many times the hand-written loop's time everybody takes, in every runtime.
import { distinct } from "./table.js";

/** Who is shown, with colours that can be told apart by everybody, on white and on black. */
const SHOWN = [
  { peer: "text", name: "text()", colour: "#009e73" },
  { peer: "batches", name: "batches()", colour: "#0a8fd6" },
  { peer: "chunks", name: "chunks", colour: "#7a6ff0" },
  { peer: "openai", name: "openai", colour: "#e08a00" },
  { peer: "sdk", name: "@openrouter/sdk", colour: "#d55e00" },
];

const WIDTH = 760;
const LEFT = 170;
const RIGHT = 24;
const TOP = 78;
const ROW = 30;

/** What the axis goes from and to, and says. */
const TICKS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20];

/**
 * @param {import("./measure.js").Result[]} all
 * @param {Map<string, string>} titles the runtimes', by name
 * @param {string} workload
 * @param {string} delivery
 */
export function plot(all, titles, workload, delivery) {
  const results = all.filter((one) => one.workload === workload && one.delivery === delivery);
  const runtimes = distinct(results, ({ runtime }) => runtime);
  const bottom = TOP + runtimes.length * ROW;
  const [from, to] = [Math.log(TICKS[0]), Math.log(TICKS[TICKS.length - 1])];
  /** @param {number} ratio */
  const x = (ratio) => {
    const share = (Math.log(ratio) - from) / (to - from);
    return round(LEFT + Math.min(1, Math.max(0, share)) * (WIDTH - LEFT - RIGHT));
  };
  const grid = TICKS.map((tick) => {
    const [name, kind] = tick === 1 ? ["hand-written", "one"] : [`${tick} ×`, "grid"];
    const line = `<path class="${kind}" d="M${x(tick)} ${TOP - 8}V${bottom}"/>`;
    return line + label("tick", x(tick), bottom + 18, name);
  });
  const rows = runtimes.map((runtime, row) => {
    const y = TOP + row * ROW + ROW / 2;
    const dots = SHOWN.flatMap(({ peer, name, colour }) => {
      const ratio = results.find((one) => one.runtime === runtime && one.peer === peer)?.ratio?.median;
      return ratio === undefined ? [] : dot(x(ratio), y, colour, `${name}: ${ratio.toFixed(2)} ×`);
    });
    return label("name", LEFT - 14, y + 4.5, titles.get(runtime) ?? runtime) + dots.join("");
  });
  let next = LEFT;
  const legend = SHOWN.map(({ name, colour }) => {
    const at = next;
    next += 34 + name.length * 7;
    return dot(at + 6, 48, colour, name) + label("key", at + 18, 52.5, name);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 32}" role="img">
<title>Time to read a streamed answer, as a multiple of a hand-written loop's, by runtime</title>
<style>
text { font: 13px system-ui, sans-serif; fill: #57606a }
.head { font-size: 15px; font-weight: 600 }
.name { text-anchor: end }
.tick { text-anchor: middle; font-size: 12px }
.grid { stroke: #80808040 }
.one { stroke: #808080; stroke-width: 2 }
@media (prefers-color-scheme: dark) { text { fill: #9da7b1 } }
</style>
${label("head", LEFT, 22, "Time to read a streamed answer: less is better")}
${[...legend, ...grid, ...rows].join("\n")}
</svg>
`;
}

/** @param {number} x @param {number} y @param {string} colour @param {string} name */
const dot = (x, y, colour, name) => `<circle cx="${x}" cy="${y}" r="6" fill="${colour}"><title>${name}</title></circle>`;

/** @param {string} kind @param {number} x @param {number} y @param {string} text */
const label = (kind, x, y, text) => `<text class="${kind}" x="${x}" y="${y}">${text}</text>`;

/** @param {number} number */
const round = (number) => Math.round(number * 10) / 10;
