// @ts-check
// Somewhere in a browser: a page runs the cases, or has them run, with reports to the server that it came from.
import { servePage } from "./page-server.js";

/**
 * @param {import("./browsers.js").Installed} browser
 * @param {import("./places.js").Place} place
 * @returns {import("./index.js").Runtime}
 */
export function inBrowser({ name: browser, missing, launch }, { name: place, isPage, isDerived }) {
  const name = isDerived ? `${browser}-${place}` : browser;
  const kinds = ["browser", browser, ...(isPage ? ["page"] : [])];
  return {
    name,
    isDerived,
    missing: async () => missing(),
    async run(setting, report) {
      const server = await servePage(setting, { kinds, id: name, isDerived }, report);
      try {
        const { version, show, close, kill } = await launch();
        report({ version });
        setting.signal.addEventListener("abort", kill);
        try {
          const { lost } = await show(`${server.url}${place}/`);
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
