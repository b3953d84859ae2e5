// @ts-check
// All cases, in the order in which they run.
import { abortCases } from "./abort.js";
import { authCases } from "./auth.js";
import { boundCases } from "./bounds.js";
import { browserCases } from "./browser.js";
import { configCases } from "./config.js";
import { conversationCases } from "./conversation.js";
import { crashCases } from "./crash.js";
import { cutCases } from "./cut.js";
import { deliveredCases } from "./delivered.js";
import { edgeRelayAnswerCases } from "./edge-relay-answers.js";
import { edgeRelayCases } from "./edge-relay.js";
import { errorCases } from "./errors.js";
import { eventCases } from "./events.js";
import { fetchCases } from "./fetching.js";
import { headerCases } from "./headers.js";
import { hookCases } from "./hooks.js";
import { hostileCases } from "./hostile.js";
import { largeCases } from "./large.js";
import { leaveCases } from "./leave.js";
import { loadCases } from "./load.js";
import { manyCases } from "./many.js";
import { matrixCases } from "./matrix.js";
import { modelCases, recordedModelCases } from "./models.js";
import { mutatedCases } from "./mutated.js";
import { objectCases } from "./objects.js";
import { pressureCases } from "./pressure.js";
import { readingCases } from "./reading.js";
import { recordedCases } from "./recorded.js";
import { relayCases } from "./relay.js";
import { relayingCases } from "./relaying.js";
import { retryCases } from "./retries.js";
import { runCases } from "./runs.js";
import { scenarioCases } from "./scenarios.js";
import { signInPageCases } from "./sign-in-pages.js";
import { timeoutCases } from "./timeouts.js";
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
    ...eventCases(suite),
    ...objectCases,
    ...runCases,
    ...relayCases,
    ...relayingCases,
    ...edgeRelayCases,
    ...edgeRelayAnswerCases(suite),
    ...abortCases,
    ...timeoutCases,
    ...retryCases,
    ...hookCases,
  ...conversationCases,
  ...modelCases,
    ...boundCases,
    ...leaveCases,
    ...errorCases,
    ...hostileCases,
    ...largeCases,
    ...matrixCases,
    ...valueCases,
    ...mutatedCases,
    ...authCases,
    ...signInPageCases,
    ...browserCases,
    ...cutCases,
    ...deliveredCases(suite),
    ...pressureCases,
    ...scenarioCases(suite),
    ...recordedCases(suite),
  ...recordedModelCases(suite),
    ...manyCases,
    ...crashCases,
  ];
}
