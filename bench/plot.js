// @ts-check
// The plot for the README: how many times the hand-written loop's time everybody takes, in every runtime.
import { distinct } from "./table.js";

/** Who is shown, with colours that can be told apart by everybody, on white and on black. */
const SHOWN = [
  { peer: "text", label: "text()", colour: "#009e73" },
  { peer: "batches", label: "batches()", colour: "#0a8fd6" },
  { peer: "chunks", label: "chunks", colour: "#7a6ff0" },
  { peer: "openai", label: "openai", colour: "#e08a00" },
  { peer: "sdk", label: "@openrouter/sdk", colour: "#d55e00" },
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
    const line = `<line class="${tick === 1 ? "one" : "grid"}" x1="${x(tick)}" x2="${x(tick)}" y1="${TOP - 8}" y2="${bottom}"/>`;
    return `${line}<text class="tick" x="${x(tick)}" y="${bottom + 18}">${tick === 1 ? "hand-written" : `${tick} ×`}</text>`;
  });
  const rows = runtimes.map((runtime, row) => {
    const y = TOP + row * ROW + ROW / 2;
    const dots = SHOWN.flatMap(({ peer, label, colour }) => {
      const ratio = results.find((one) => one.runtime === runtime && one.peer === peer)?.ratio?.median;
      if (ratio === undefined) return [];
      return `<circle cx="${x(ratio)}" cy="${y}" r="6" fill="${colour}"><title>${label}: ${ratio.toFixed(2)} ×</title></circle>`;
    });
    return `<text class="name" x="${LEFT - 14}" y="${y + 4.5}">${titles.get(runtime) ?? runtime}</text>${dots.join("")}`;
  });
  let next = LEFT;
  const legend = SHOWN.map(({ label, colour }) => {
    const at = next;
    next += 34 + label.length * 7;
    return `<circle cx="${at + 6}" cy="48" r="6" fill="${colour}"/><text class="key" x="${at + 18}" y="52.5">${label}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 32}" role="img" aria-labelledby="title">
<title id="title">Time to read a streamed answer, as a multiple of a hand-written loop's, by runtime</title>
<style>
text { font: 13px system-ui, sans-serif; fill: #57606a }
.head { font-size: 15px; font-weight: 600 }
.name { text-anchor: end }
.tick { text-anchor: middle; font-size: 12px }
.grid { stroke: #80808040 }
.one { stroke: #808080; stroke-width: 2 }
@media (prefers-color-scheme: dark) { text { fill: #9da7b1 } }
</style>
<text class="head" x="${LEFT}" y="22">Time to read a streamed answer: less is better</text>
${[...legend, ...grid, ...rows].join("\n")}
</svg>
`;
}

/** @param {number} number */
const round = (number) => Math.round(number * 10) / 10;
