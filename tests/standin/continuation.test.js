// @ts-check
// The tool loops of the stand-in: each goes the way its id says, in both forms, and none goes on if what it said does not
// come back as it was. Run with `node --test tests/standin/continuation.test.js`.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { merge } from "../behaviour/merge.js";
import { startStandin } from "./index.js";
import { readEvents } from "./reader.js";

const QUESTION = [{ role: "user", content: "How is the weather, and how late is it?" }];
const FAMILIES = ["anthropic", "openai", "gemini", "xai"];
const FORMS = ["streamed", "whole"];

/** The way, and what its answers are, step by step: the number of calls, and the reason for the end. @type {[string, string[]][]} */
const WAYS = [
  ["single", ["1 tool_calls", "0 stop"]],
  ["parallel", ["2 tool_calls", "0 stop"]],
  ["chain-2", ["1 tool_calls", "1 tool_calls", "0 stop"]],
  ["chain-3", ["1 tool_calls", "1 tool_calls", "1 tool_calls", "0 stop"]],
  ["unknown-tool", ["1 tool_calls", "0 stop"]],
  ["bad-json", ["1 tool_calls", "0 stop"]],
  ["cut", ["1 tool_calls", "0 stop"]],
  ["length", ["1 length", "0 stop"]],
  ["refusal", ["1 tool_calls", "0 stop"]],
  ["endless", ["1 tool_calls", "1 tool_calls", "1 tool_calls", "1 tool_calls", "1 tool_calls", "1 tool_calls"]],
  ["costly", ["1 tool_calls", "1 tool_calls", "1 tool_calls", "0 stop"]],
];

/** @type {import("./index.js").StandIn} */
let standin;
before(async () => (standin = await startStandin()));
after(() => standin.close());

/**
 * @param {string} model
 * @param {any[]} messages
 * @param {object} [more]
 */
async function ask(model, messages, more = {}) {
  const response = await fetch(`${standin.baseURL}/chat/completions`, {
    method: "POST",
    headers: { Authorization: "Bearer sk-or-v1-standin", "Content-Type": "application/json" },
    body: JSON.stringify({ model: `standin/${model}`, messages, ...more }),
  });
  const text = await response.text();
  if (response.status !== 200 || !("stream" in more)) return { status: response.status, ...JSON.parse(text) };
  const data = readEvents(text).data.filter((each) => each !== "[DONE]");
  return { status: 200, ...merge(data.map((each) => JSON.parse(each))) };
}

/** @param {string} form */
const inForm = (form) => (form === "streamed" ? { stream: true } : {});

/** What a client sends back. @param {any} message @returns {any} */
const sentBack = (message) => structuredClone(message);

/** @param {any} message @param {string} [said] */
const resultsFor = ({ tool_calls: calls }, said = "sunny") =>
  calls.map((/** @type {any} */ { id }) => ({ role: "tool", tool_call_id: id, content: said }));

describe("every loop, as a stream and as JSON", { concurrency: 8 }, () => {
  for (const [way, expected] of WAYS) {
    for (const family of FAMILIES) {
      for (const form of FORMS) {
        test(`${way}, ${family}, ${form}`, async () => {
          const messages = [...QUESTION];
          const seen = [];
          let message;
          for (let step = 0; step < expected.length; step++) {
            const answer = await ask(`loop-${way}-${family}`, messages, inForm(form));
            assert.equal(answer.status, 200, JSON.stringify(answer.error));
            const [choice] = answer.choices;
            message = choice.message;
            const { length } = message.tool_calls ?? [];
            seen.push(`${length} ${choice.finish_reason}`);
            if (way === "costly") assert.equal(answer.usage.cost, 0.25);
            else assert.ok(answer.usage.cost > 0);
            assert.ok(message.reasoning_details.length > 0);
            if (length === 0) break;
            const isCut = ["cut", "length"].includes(way);
            if (isCut) assert.match(choice.native_finish_reason, /max_tokens|max_output_tokens|MAX_TOKENS/);
            for (const { function: call } of message.tool_calls) {
              if (isCut || way === "bad-json") assert.throws(() => JSON.parse(call.arguments));
              else assert.equal(typeof JSON.parse(call.arguments), "object");
              assert.equal(call.name === "no_such_tool", way === "unknown-tool");
            }
            messages.push(sentBack(message), ...resultsFor(message, `result ${step}`));
          }
          assert.deepEqual(seen, expected);
          if (way === "endless") return;
          if (way === "refusal") return assert.match(message.refusal, /sorry/);
          for (let step = 0; step < expected.length - 1; step++) assert.match(message.content, new RegExp(`result ${step}`));
          // And on it goes: what was asked before is checked as well, and may do without its reasoning.
          const next = [...messages, sentBack(message), { role: "user", content: "And tomorrow?" }];
          assert.equal((await ask(`loop-${way}-${family}`, next)).status, 200);
          for (const each of next) delete each.reasoning_details;
          assert.equal((await ask(`loop-${way}-${family}`, next)).status, 200);
        });
      }
    }
  }
});

/** What must not happen to an assistant message of two calls, and the tools' answers to it. @type {[string, (messages: any[]) => void][]} */
const WRONGS = [
  ["the reasoning is lost", ([message]) => delete message.reasoning_details],
  ["the reasoning is empty", ([message]) => void (message.reasoning_details = [])],
  ["a part of the reasoning is lost", ([message]) => message.reasoning_details.pop()],
  ["the first of the reasoning is lost", ([message]) => message.reasoning_details.shift()],
  ["the reasoning has another order", ([message]) => message.reasoning_details.reverse()],
  ["a part of the reasoning is there twice", ([{ reasoning_details: all }]) => all.push(structuredClone(all[0]))],
  ["an index is lost", ([{ reasoning_details: [item] }]) => delete item.index],
  ["a format is lost", ([{ reasoning_details: [item] }]) => delete item.format],
  [
    "the signature is lost",
    ([{ reasoning_details: all }]) => {
      const item = all.find((/** @type {any} */ each) => each.signature ?? each.data);
      delete item[item.data ? "data" : "signature"];
    },
  ],
  [
    "the text is another",
    ([{ reasoning_details: [item] }]) => {
      const name = ["text", "summary", "data"].find((each) => item[each]) ?? "";
      item[name] = item[name].replace(/.$/, "~");
    },
  ],
  ["the arguments are others", ([message]) => void (message.tool_calls[0].function.arguments += " ")],
  ["a call is lost", (messages) => messages.splice(2, 1) && messages[0].tool_calls.pop()],
  ["the calls have another order", ([message]) => message.tool_calls.reverse()],
  ["a call is not answered", (messages) => messages.pop()],
  ["no call is answered", (messages) => messages.splice(1)],
  ["a call is answered twice", (messages) => messages.push(structuredClone(messages[1]))],
  ["an answer is to nothing", (messages) => void (messages[1].tool_call_id = "call_of_nobody")],
  ["something stands before the answers", (messages) => messages.splice(1, 0, { role: "user", content: "Hm." })],
  ["the answers stand alone", (messages) => messages.shift()],
];

describe("what a model does not take back", { concurrency: 8 }, () => {
  for (const family of FAMILIES) {
    for (const form of FORMS) {
      test(`${family}, ${form}`, async () => {
        const model = `loop-parallel-${family}`;
        const [{ message }] = (await ask(model, QUESTION, inForm(form))).choices;
        const good = () => [sentBack(message), ...resultsFor(message)];
        assert.equal((await ask(model, [...QUESTION, ...good()])).status, 200);
        for (const [what, spoil] of WRONGS) {
          const messages = good();
          spoil(messages);
          const { status, error } = await ask(model, [...QUESTION, ...messages], inForm(form));
          assert.equal(status, 400, what);
          assert.equal(error.message, "Provider returned error");
          const { raw, provider_name: provider } = error.metadata;
          assert.ok(raw.includes("error") && provider, what);
        }
      });
    }
  }
});

test("without reasoning there is none to send back", async () => {
  for (const family of FAMILIES) {
    const model = `loop-single-${family}`;
    const [{ message }] = (await ask(model, QUESTION, { reasoning: { effort: "none" } })).choices;
    assert.equal(message.reasoning_details, undefined);
    assert.equal((await ask(model, [...QUESTION, sentBack(message), ...resultsFor(message)])).status, 200);
  }
});

test("reasoning of the final answer may be left out, but not altered", async () => {
  for (const family of FAMILIES) {
    const model = `loop-single-${family}`;
    const [{ message }] = (await ask(model, QUESTION, { tool_choice: "none" })).choices;
    assert.equal(message.tool_calls, undefined);
    const more = { role: "user", content: "Really?" };
    assert.equal((await ask(model, [...QUESTION, sentBack(message), more])).status, 200);
    const altered = sentBack(message);
    const [item] = altered.reasoning_details;
    for (const name of ["text", "summary", "data"]) if (item[name]) item[name] += "~";
    assert.equal((await ask(model, [...QUESTION, altered, more])).status, 400);
  }
});

test("what another family said is taken as it is", async () => {
  const [{ message }] = (await ask("loop-single-anthropic", QUESTION)).choices;
  const messages = [...QUESTION, sentBack(message), ...resultsFor(message)];
  assert.equal((await ask("loop-single-openai", messages)).status, 200);
});
