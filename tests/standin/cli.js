#!/usr/bin/env node
// @ts-check
import { parseArgs } from "node:util";
import { startStandin } from "./index.js";

const USAGE = `Usage: node tests/standin/cli.js [options]

A local stand-in for the OpenRouter API. Any key that begins with "sk-or-" will do;
GET /api/v1/models lists what it can answer.

  --port N          port to listen on (default: a free one)
  --host H          address to listen on (default: 127.0.0.1)
  --pace MS         wait between the events of a stream (default: none)
  --recordings DIR  folder of recorded bodies, played back at /recorded/<name>/api/v1
  --help            show this
`;

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}

/** @param {string} name @param {string | undefined} value */
function number(name, value) {
  if (value === undefined) return undefined;
  return /^\d+$/.test(value) ? Number(value) : fail(`--${name} must be a whole number, not "${value}".`);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        port: { type: "string" },
        host: { type: "string" },
        pace: { type: "string" },
        recordings: { type: "string" },
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    return fail(`${/** @type {Error} */ (error).message} (--help lists the options)`);
  }
}

const options = readOptions();
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
const port = number("port", options.port);
const pace = number("pace", options.pace);
try {
  const standin = await startStandin({ port, pace, host: options.host, recordings: options.recordings });
  console.log(`OpenRouter stand-in: base URL ${standin.baseURL} (stop with Ctrl+C)`);
} catch (error) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  fail(code === "EADDRINUSE" ? `Port ${port} is in use; choose another with --port.` : `Cannot start: ${message}`);
}
