// @ts-check
// publint: the manifest says what is there, and in the order in which it is looked for.
import assert from "node:assert/strict";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { INSTALLED } from "../install.js";

/** @type {import("./index.js").Check[]} */
export const checks = [
  {
    name: "publint",
    async run() {
      const { messages, pkg } = await publint({ pkgDir: INSTALLED, strict: true });
      assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
    },
  },
];
