// @ts-check
// Node: a process of its own that runs the cases and reports over its IPC channel.
import { execFile, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const IN_NODE = fileURLToPath(new URL("./in-node.js", import.meta.url));

/** @type {import("./index.js").Runtime} */
export const node20 = node("node-20", async () => {
  const candidates = [process.env.NODE20, process.execPath].filter((path) => path !== undefined);
  for (const path of candidates) if ((await version(path))?.startsWith("v20.")) return { path };
  return { missing: "no Node 20: run the tests with it, or set NODE20 to its executable" };
});

/** @type {import("./index.js").Runtime} */
export const currentNode = node("node-current", async () => {
  const name = `node-${process.platform}-${process.arch}`;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    const path = join(dirname(manifest), "bin/node");
    if (existsSync(path)) return { path };
  } catch {}
  return { missing: `no current Node: npm ci --prefix tests installs it where the npm package ${name} exists` };
});

/**
 * @param {string} name
 * @param {() => Promise<{ path?: string, missing?: string }>} find
 * @returns {import("./index.js").Runtime}
 */
function node(name, find) {
  return {
    name,
    missing: async () => (await find()).missing,
    async run({ signal, ...setting }, report) {
      const { path } = await find();
      const child = fork(IN_NODE, { execPath: path, stdio: ["ignore", "pipe", "pipe", "ipc"] });
      // The cases say nothing here, so whatever is said is the package's, or Node's about it.
      for (const output of [child.stdout, child.stderr]) {
        output?.setEncoding("utf8").on("data", (text) => report({ stray: `written to the console: ${text}` }));
      }
      child.on("message", (message) => report(/** @type {import("../harness.js").Report} */ (message)));
      signal.addEventListener("abort", () => child.kill("SIGKILL"));
      child.send({ ...setting, id: name });
      await new Promise((resolve, reject) => {
        child.on("error", reject);
        child.on("close", (code, killer) => {
          if (code === 0) resolve(undefined);
          else reject(new Error(`the process died (${killer ?? `exit code ${code}`})`));
        });
      });
    },
  };
}

/** @param {string} path */
async function version(path) {
  return promisify(execFile)(path, ["--version"]).then(
    ({ stdout }) => stdout,
    () => undefined,
  );
}
