// @ts-check
// No bundler: a page with an import map, and the package's files as they are.
import { serve } from "../../serve.js";
import { INSTALLED } from "../../install.js";
import { visit } from "../../visit.js";

/** @type {import("../index.js").Project[]} */
export const projects = [
  {
    name: "import map, no bundler",
    async run({ browser, query }) {
      const served = await serve({ "/": `${import.meta.dirname}/..`, "/openrouter-wasm/": INSTALLED });
      try {
        await visit(browser, `${served.url}import-map/index.html${query}`, { wasm: 1 });
      } finally {
        await served.close();
      }
    },
  },
];
