// @ts-check
// Runs the cases in this Worker: each line of its answer is a report.
import { allCases } from "../cases/index.js";
import { runCases, stray } from "../harness.js";

addEventListener("unhandledrejection", (event) => stray(event.reason));

/** @param {Pick<import("../harness.js").Platform, "pkg" | "wasm" | "panic">} parts */
export function worker(parts) {
  return {
    /** @param {Request} _request @param {any} env @param {any} context */
    fetch(_request, env, context) {
      const { readable, writable } = new TransformStream();
      const writer = writable.getWriter();
      const encoder = new TextEncoder();
      const platform = { ...parts, ...env.setting };
      const run = runCases(allCases(platform), platform, (report) => {
        writer.write(encoder.encode(`${JSON.stringify(report)}\n`));
      });
      context.waitUntil(run.finally(() => writer.close()));
      // Anything else would be compressed on its way, and come all at once at the end.
      return new Response(readable, { headers: { "Content-Type": "text/event-stream" } });
    },
  };
}
