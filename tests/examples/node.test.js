// @ts-check
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./programs.js";
import { openStandin, QUESTION } from "./settings.js";
import { copyOf } from "./workshop.js";

/** @type {Awaited<ReturnType<typeof openStandin>>} */
let standin;
/** @type {string} */
let cwd;

before(async () => {
  standin = await openStandin();
  cwd = await copyOf("node");
});
after(() => standin?.close());

/**
 * @param {Record<string, string>} env
 * @param {string} [script]
 */
async function ask(env, script = "start") {
  const program = start("npm", ["run", script, "--silent", "--", QUESTION], { cwd, env });
  return { status: await program.ended, ...program.printed };
}

test("the Node script prints the answer, and what it cost", async () => {
  const { status, out, err } = await ask(standin.env);
  assert.equal(out, QUESTION);
  assert.match(err, /\d+ tokens, \$[\d.e-]+\n$/);
  assert.equal(status, 0);
});

test("the Node script says what is wrong with the key", async () => {
  const { status, out, err } = await ask({ ...standin.env, OPENROUTER_API_KEY: "sk-or-v1-bad" });
  assert.equal(out, "");
  assert.match(err, /^\napi: /);
  assert.equal(status, 1);
});

test("the Node script with a tool runs it, and prints what the model makes of its answer", async () => {
  const { status, out, err } = await ask(standin.env, "tools");
  const [, result] = /^machine: (\{"processors":\d+,.*\})\n/.exec(err) ?? [];
  assert.equal(out, `machine says: ${result}`);
  assert.match(err, /2 steps, \$[\d.e-]+\n$/);
  assert.equal(status, 0);
});

test("the Node script with a tool says what is wrong with the key", async () => {
  const { status, err } = await ask({ ...standin.env, OPENROUTER_API_KEY: "sk-or-v1-bad" }, "tools");
  assert.match(err, /^\napi: /);
  assert.equal(status, 1);
});
