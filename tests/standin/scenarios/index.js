// @ts-check
import { framingScenarios } from "./framing.js";
import { loopScenarios } from "./loop.js";
import { mediaScenarios } from "./media.js";
import { reasoningScenarios } from "./reasoning.js";
import { statusErrorScenarios } from "./status-errors.js";
import { streamErrorScenarios } from "./stream-errors.js";
import { textScenarios } from "./text.js";
import { toolScenarios } from "./tools.js";

/** @type {import("../types.js").Scenario[]} */
export const scenarios = [
  ...textScenarios,
  ...reasoningScenarios,
  ...toolScenarios,
  ...loopScenarios,
  ...mediaScenarios,
  ...framingScenarios,
  ...streamErrorScenarios,
  ...statusErrorScenarios,
];
