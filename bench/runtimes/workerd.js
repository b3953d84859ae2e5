// @ts-check
// workerd, Cloudflare's runtime, through miniflare: each row is a process with one Worker.
import { bundle, wasm, WASM } from "../bundle.js";
import { peers } from "../peers/index.js";
import { firstWords } from "../row.js";
import { PATIENCE } from "./process.js";

const CONDITIONS = ["workerd", "worker", "browser"];

/** @type {import("./index.js").Runtime} */
export const workerd = {
  name: "workerd",
  title: "workerd",
  missing: async () => {
    const tools = await Promise.all([import("miniflare"), import("esbuild")]).catch(() => undefined);
    return tools ? undefined : "no miniflare or esbuild: npm ci --prefix bench";
  },
  async open() {
    const { Miniflare } = await import("miniflare");
    // @ts-ignore: without types
    const { version } = await import("workerd");
    /** @type {Map<string, Promise<string>>} by file */
    const bundles = new Map();
    /** @param {string} file */
    const bundled = (file) => {
      const code = `import * as peers from "./peers/${file}";
        import { worker } from "./runtimes/in-worker.js";
        export default worker(peers);`;
      const made = bundles.get(file) ?? bundle(code, { conditions: CONDITIONS });
      bundles.set(file, made);
      return made;
    };
    return {
      version: String(version),
      async run(row) {
        const { file, named = "peer" } = peers[row.peer];
        const miniflare = new Miniflare({
          modulesRoot: "/",
          modules: [
            { type: "ESModule", path: "/worker.mjs", contents: await bundled(file) },
            { type: "CompiledWasm", path: `/${WASM}`, contents: await wasm() },
          ],
          compatibilityDate: "2026-04-01",
        });
        try {
          const body = JSON.stringify({ row, named });
          const signal = AbortSignal.timeout(PATIENCE);
          const response = await miniflare.dispatchFetch("http://worker/", { method: "POST", body, signal });
          return /** @type {import("../row.js").Outcome} */ (await response.json());
        } catch (error) {
          return { cannot: firstWords(error) };
        } finally {
          await miniflare.dispose();
        }
      },
      close: async () => {},
    };
  },
};
