// @ts-check
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { programOf, start } from "./programs.js";
import { openStandin, QUESTION } from "./settings.js";
import { copyOf, execute, TSC } from "./workshop.js";

// The package has it under this name on every platform.
const bun = await programOf("bun", "bin/bun.exe");
const skip = bun ? false : "no Bun: npm has none for this platform, and none is on the path";

/** @type {Awaited<ReturnType<typeof openStandin>>} */
let standin;
/** @type {string} */
let cwd;

before(async () => {
  standin = await openStandin();
  cwd = await copyOf("bun");
});
after(() => standin?.close());

test("the Bun chat is type-checked", { skip }, async () => {
  await execute("node", [TSC, "-p", cwd]);
});

test("the Bun chat goes on, and ends with its input", { skip }, async () => {
  const chat = start(bun ?? "", ["run", "--silent", "start"], { cwd, env: standin.env });
  try {
    await chat.prints(/^> $/);
    chat.stdin.write(`${QUESTION}\n`);
    await chat.prints(/\n> $/);
    chat.stdin.end("And now?\n");
    assert.equal(await chat.ended, 0);
    assert.ok(chat.printed.out.startsWith(`> ${QUESTION}\n\n> And now?\n\n> `), chat.printed.out);
    assert.equal(chat.printed.err, "");
  } finally {
    await chat.stop();
  }
  const [, second] = standin.requests.map(({ body }) => JSON.parse(body).messages);
  assert.deepEqual(second, [
    { role: "user", content: QUESTION },
    { role: "assistant", content: QUESTION },
    { role: "user", content: "And now?" },
  ]);
});
