// @ts-check
// npm start: the demo page, against the stand-in server.
import { parseArgs } from "node:util";
import { demo } from "./demo.js";
import { say, script } from "./steps.js";

await script(async () => {
  const { values } = parseArgs({
    options: { port: { type: "string", default: "5173" }, "standin-port": { type: "string", default: "8788" } },
  });
  const { page, standin } = await demo({ port: Number(values.port), standinPort: Number(values["standin-port"]) });
  say(`\nStand-in server: ${standin.baseURL}\nDemo page:       ${page}\n\nCtrl-C ends both.`);
});
