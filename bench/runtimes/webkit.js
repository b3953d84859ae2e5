// @ts-check
import { launchWebKit, missingWebKit } from "../../tests/webkit.js";
import { browser } from "./browser.js";

export const webkit = browser({
  name: "webkit",
  title: "WebKit",
  missing: async () => missingWebKit(),
  launch: launchWebKit,
});
