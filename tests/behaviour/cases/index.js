// @ts-check
// All cases, in the order in which they run.
import { abortCases } from "./abort.js";
import { browserCases } from "./browser.js";
import { configCases } from "./config.js";
import { crashCases } from "./crash.js";
import { cutCases } from "./cut.js";
import { errorCases } from "./errors.js";
import { fetchCases } from "./fetching.js";
import { headerCases } from "./headers.js";
import { leaveCases } from "./leave.js";
import { loadCases } from "./load.js";
import { manyCases } from "./many.js";
import { readingCases } from "./reading.js";
import { recordedCases } from "./recorded.js";
import { relayCases } from "./relay.js";
import { scenarioCases } from "./scenarios.js";
import { valueCases } from "./values.js";

/**
 * @param {import("../harness.js").Platform} platform
 * @returns {import("../harness.js").Case[]}
 */
export function allCases({ suite }) {
  return [
    ...loadCases,
    ...configCases,
    ...headerCases,
    ...fetchCases,
    ...readingCases,
    ...relayCases,
    ...abortCases,
    ...leaveCases,
    ...errorCases,
    ...valueCases,
    ...browserCases,
    ...cutCases,
    ...scenarioCases(suite),
    ...recordedCases(suite),
    ...manyCases,
    ...crashCases,
  ];
}
