// @ts-check
import { launchWebKit, missingWebKit } from "../../webkit.js";
import { browser } from "./browser.js";

export const webkit = browser({ name: "webkit", missing: async () => missingWebKit(), launch: launchWebKit });
