// @ts-check
// npm run size: what a browser downloads for a page that shows a streamed answer, made with this package and with others.
//
//   --check   opens every page in Chromium as well
//   --detail  tells instead what our own bytes are made of
import { parseArgs } from "node:util";
import { buildPackage } from "../scripts/package.js";
import { packages } from "../scripts/setup.js";
import { script } from "../scripts/steps.js";
import { bundlers } from "./size/bundle.js";
import { check } from "./size/check.js";
import { detail } from "./size/detail.js";
import { peers } from "./size/peers.js";
import { measure, report } from "./size/report.js";

await script(async () => {
  const { values } = parseArgs({ options: { check: { type: "boolean" }, detail: { type: "boolean" } } });
  await buildPackage();
  await packages("bench");
  if (values.detail) return detail();

  const pages = [];
  for (const peer of peers) {
    for (const [bundler, build] of Object.entries(bundlers)) pages.push({ ...peer, bundler, files: await build(peer.page) });
  }
  await report(pages.map(measure));
  if (values.check) await check(pages);
});
