// @ts-check
// Browsers: a page runs the cases and reports to the server that it came from.
import { servePage } from "./page-server.js";

/**
 * @param {object} browser
 * @param {string} browser.name
 * @param {() => Promise<string | undefined>} browser.missing
 * @param {() => Promise<import("../../browser.js").Browser>} browser.launch
 * @returns {import("./index.js").Runtime}
 */
export function browser({ name, missing, launch }) {
  return {
    name,
    missing,
    async run(setting, report) {
      const server = await servePage(setting, { kinds: ["browser", "page", name], id: name }, report);
      try {
        const { version, show, close, kill } = await launch();
        report({ version });
        setting.signal.addEventListener("abort", kill);
        try {
          const { lost } = await show(server.url);
          await Promise.race([server.done, lost]);
        } finally {
          setting.signal.removeEventListener("abort", kill);
          await close();
        }
      } finally {
        await server.close();
      }
    },
  };
}
