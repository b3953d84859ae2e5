// @ts-check
// The demo page and the stand-in server it talks to, for npm start and for the tests.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { startStandin } from "../tests/standin/index.js";
import { buildPackage } from "./package.js";
import { packages } from "./setup.js";
import { root, say, Stop } from "./steps.js";

/** Between two events, in ms: about as fast as a quick model. */
const PACE = 20;

/**
 * Builds what is missing and serves the page. A port that is taken is replaced by the next free one.
 *
 * @param {{ port?: number, standinPort?: number }} [ports] 0 stands for any free one
 */
export async function demo({ port = 0, standinPort = 0 } = {}) {
  await buildPackage();
  await packages("www");
  say("[start] starting the stand-in server and the page");
  const standin = await startStandin({ port: standinPort, pace: PACE }).catch((error) => {
    if (error.code !== "EADDRINUSE") throw error;
    return startStandin({ port: 0, pace: PACE });
  });
  process.env.VITE_STANDIN_URL = standin.baseURL;
  const vite = createRequire(`${root}/www/package.json`).resolve("vite");
  const { createServer } = await import(pathToFileURL(vite).href);
  const server = await createServer({
    root: `${root}/www`,
    configFile: `${root}/www/vite.config.js`,
    logLevel: "warn",
    server: { port, host: "127.0.0.1" },
  });
  await server.listen();
  const page = server.resolvedUrls?.local[0];
  if (!page) throw new Stop("the page's server has no address");
  return {
    page,
    standin,
    close: async () => {
      await server.close();
      await standin.close();
    },
  };
}
