// @ts-check
// The Rust interface beyond an answer's chunks: events, structured answers, and runs of tools, against the stand-in. Its
// tool loops take a conversation back only as they left it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startStandin } from "../standin/index.js";
import { loadApp } from "./app.js";

/** @type {Awaited<ReturnType<typeof startStandin>>} */
let standin;
/** @type {any} */
let app;

before(async () => {
  standin = await startStandin();
  app = await loadApp();
});

after(() => standin.close());

/** @param {string} model */
const requests = (model) => standin.requests.filter((request) => request.model === model);
/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {any[]} events @param {string} type */
const ofType = (events, type) => events.filter(([name]) => name === type);
/** @param {any[]} events @param {string} type */
const joined = (events, type) => ofType(events, type).map(([, , text]) => text).join("");

for (const name of ["reasoning-anthropic", "tool-parallel", "tool-gemini", "tool-missing-arguments", "tool-cut", "choices", "image", "citations", "refusal", "split-surrogates"]) {
  test(`events of ${name}: what the whole has, piece by piece`, async () => {
    const { events, whole, error } = await app.events(standin.baseURL, `standin/${name}`);
    assert.equal(error ?? null, null);
    for (const { index, message } of whole.choices) {
      const own = events.filter((/** @type {any[]} */ event) => event[1] === index);
      // What two events share of a character, Rust's texts cannot hold.
      if (name !== "split-surrogates") assert.equal(joined(own, "text"), message.content ?? "");
      assert.equal(joined(own, "reasoning"), message.reasoning ?? "");
      const calls = message.tool_calls ?? [];
      assert.deepEqual(ofType(own, "tool_call_start").map(([, , , called]) => called), calls.map((/** @type {any} */ call) => call.function.name));
      assert.deepEqual(ofType(own, "tool_call").map(([, , , text]) => text), calls.map((/** @type {any} */ call) => call.function.arguments ?? ""));
      for (const [, , index, text] of ofType(own, "tool_call")) {
        const pieces = ofType(own, "tool_call_arguments").filter((event) => event[2] === index);
        assert.equal(pieces.map((event) => event[3]).join(""), text);
      }
      assert.deepEqual(ofType(own, "reasoning_detail").map(([, , detail]) => detail), message.reasoning_details ?? []);
      assert.equal(ofType(own, "image").length > 0, Boolean(message.images));
      assert.equal(ofType(own, "finish").length, 1);
    }
    assert.deepEqual(events.at(-1), ["usage", whole.usage]);
  });
}

test("events before an error tell nothing of an end", async () => {
  const { events, whole, error } = await app.events(standin.baseURL, "standin/error-unified");
  assert.deepEqual([error[0], ofType(events, "finish").length, ofType(events, "usage").length], ["api", 0, 0]);
  assert.equal(joined(events, "text"), whole.choices[0].message.content);
});

test("a structured answer is asked for, and read", async () => {
  const { city, days, completion } = await app.object(standin.baseURL, "standin/json");
  assert.deepEqual({ city, days }, JSON.parse(completion.choices[0].message.content));
  const { response_format: format } = JSON.parse(requests("standin/json").at(-1)?.body ?? "");
  assert.deepEqual([format.type, format.json_schema.name, format.json_schema.strict], ["json_schema", "answer", true]);
  assert.deepEqual(format.json_schema.schema.required, ["city", "days"]);
});

test("what is no structured answer is an error that says why", async () => {
  for (const [model, code] of [["echo", "json"], ["refusal", "refusal"], ["content-filter", "content_filter"], ["length", "length"]]) {
    await assert.rejects(app.object(standin.baseURL, `standin/${model}`), (/** @type {any} */ error) => {
      assert.deepEqual(error.slice(0, 2), ["answer", code]);
      return true;
    });
  }
  await assert.rejects(app.object(standin.baseURL, "standin/status-401"), (/** @type {any} */ [kind]) => kind === "api");
});

test("a structured answer grows, and is read at its end", async () => {
  const { values, error, last } = await app.growing(standin.baseURL, "standin/json");
  assert.equal(error ?? null, null);
  assert.ok(values.length > 3, `it grew ${values.length} times`);
  const sizes = values.map((/** @type {any} */ value) => JSON.stringify(value).length);
  assert.deepEqual(sizes, [...sizes].sort((a, b) => a - b));
  assert.deepEqual(last, [values.at(-1).city, values.at(-1).days]);
});

test("what cannot become JSON any more ends a growing answer at once, and closes its connection", async () => {
  const { values, error, last } = await app.growing(`${standin.url}/with/slow=20/api/v1`, "standin/long-text");
  assert.deepEqual([values, error.slice(0, 2), last], [[], ["answer", "json"], error]);
  const deadline = Date.now() + 5000;
  while (requests("standin/long-text").at(-1)?.closedBy === null && Date.now() < deadline) await sleep(10);
  assert.equal(requests("standin/long-text").at(-1)?.closedBy, "client");
});

/** A tool that knows the weather everywhere. @param {string} name @param {string} city */
const fine = async (name, city) => ({ name, city, degrees: 21 });

/**
 * @param {string} loop
 * @param {object} [wishes] how the run is to go
 * @param {Function} [execute] the tools
 * @param {object} [hooks]
 */
const run = (loop, wishes = {}, execute = fine, hooks = {}) => app.run(standin.baseURL, `standin/loop-${loop}`, wishes, execute, hooks);

/** @param {any} run */
const roles = ({ messages }) => messages.map((/** @type {any} */ { role }) => role).join(" ");

for (const family of ["anthropic", "openai", "gemini", "xai"]) {
  for (const stream of [undefined, false]) {
    test(`run: tools one by one, together and in turn, ${family}${stream === false ? ", not streamed" : ""}`, async () => {
      for (const [way, steps, called] of /** @type {[string, number, number][]} */ ([["single", 2, 1], ["parallel", 2, 2], ["chain-3", 4, 3]])) {
        const calls = /** @type {any[]} */ ([]);
        const execute = async (/** @type {string} */ name, /** @type {string} */ city, /** @type {any} */ context) => {
          calls.push([name, typeof city, context.name, context.roles.join(" "), context.signal.aborted]);
          return fine(name, city);
        };
        const ran = await run(`${way}-${family}`, { stream }, execute);
        assert.equal(ran.error ?? null, null, way);
        assert.deepEqual([ran.steps, calls.length, ran.stopped ?? null], [steps, called, null], way);
        assert.deepEqual(calls[0], [calls[0][0], "string", calls[0][0], "user assistant", false], way);
        assert.ok(ran.messages[1].reasoning_details.length > 0, `${way}: it has not thought`);
        assert.deepEqual([ofType(ran.events, "step").length, ofType(ran.events, "tool_result").length], [steps, called], way);
        const { content } = ran.completion.choices[0].message;
        assert.ok(/21/.test(content) && joined(ran.events, "text").endsWith(content), `${way}: ${content}`);
        // The whole conversation can be continued, and is taken back as it is.
        const messages = [...ran.messages, { role: "user", content: "And now?" }];
        const again = await run(`${way}-${family}`, { stream, messages });
        assert.deepEqual([again.error ?? null, again.steps], [null, steps], `${way}, continued`);
      }
    });
  }
}

test("run: usage and cost are summed up, and steps are told", async () => {
  const told = /** @type {any[]} */ ([]);
  const ran = await run("costly-openai", {}, fine, { onStep: async (/** @type {number} */ step, /** @type {number} */ cost) => void told.push([step, cost]) });
  assert.deepEqual(told, [[1, 0.25], [2, 0.5], [3, 0.75], [4, 1]]);
  assert.equal(ran.cost, 1);
  assert.ok(ran.usage.total_tokens > ran.completion.usage.total_tokens);
  assert.equal(roles(ran), "user assistant tool assistant tool assistant tool assistant");
});

test("run: what a tool gives and what the model gets", async () => {
  const fails = (/** @type {unknown} */ error) => async () => Promise.reject(error);
  for (const [execute, content] of /** @type {[Function, string][]} */ ([
    [async () => "as it is", "as it is"],
    [async () => ({ a: [1] }), '{"a":[1]}'],
    [async () => null, "null"],
    [async () => 0, "0"],
    [fails(new Error("out of order")), '{"error":"out of order"}'],
  ])) {
    assert.equal((await run("single-gemini", {}, execute)).messages[2].content, content);
  }
});

test("run: an unknown tool, and arguments that are no JSON or do not fit: the model is told", async () => {
  const never = () => assert.fail("it ran");
  for (const [way, says, misfit = false] of /** @type {[string, RegExp, boolean?][]} */ ([
    ["unknown-tool", /there is no tool no_such_tool; there are: get_weather, get_time/],
    ["bad-json", /the arguments are not JSON/],
    ["single", /the arguments are wrong: invalid type: map, expected a sequence/, true],
  ])) {
    const ran = await run(`${way}-openai`, { misfit }, never);
    assert.match(ran.messages[2].content, says);
    assert.match(ofType(ran.events, "tool_result")[0][3].Err, says);
    assert.equal(ran.steps, 2);
  }
});

test("run: a call that was cut off ends it, and the conversation stays whole", async () => {
  for (const way of ["cut-anthropic", "length-openai"]) {
    const ran = await run(way, {}, () => assert.fail("it ran"));
    assert.deepEqual([...ran.error.slice(0, 2), roles(ran), ran.steps], ["answer", "length", "user", 1]);
    assert.match(ran.error[2], /max_tokens/);
  }
});

test("run: what a tool fails with can end it, and so can a step's hook", async () => {
  const ran = await run("single-anthropic", { ends: true }, async () => Promise.reject(new Error("out of order")));
  assert.deepEqual([ran.error[2], roles(ran)], ["out of order", "user"]);
  const told = await run("single-anthropic", {}, fine, { onStep: async () => Promise.reject(new Error("full")) });
  assert.deepEqual([told.error[2], roles(told)], ["full", "user assistant tool"]);
});

test("run: a person is asked, and may take their time, deny it, and say why", async () => {
  for (const [answer, says] of /** @type {[unknown, RegExp][]} */ ([
    [true, /"degrees":21/],
    [false, /the user has not allowed this call/],
    ["Not today.", /Not today\./],
  ])) {
    const asked = /** @type {any[]} */ ([]);
    const approve = async (/** @type {string} */ name, /** @type {any} */ input) => {
      asked.push([name, typeof input.city]);
      await sleep(30);
      return answer;
    };
    const ran = await run("single-openai", {}, answer === true ? fine : () => assert.fail("it ran"), { approve });
    assert.deepEqual(asked, [["get_weather", "string"]]);
    assert.match(ran.messages[2].content, says);
  }
});

test("run: steps, cost and a condition of the caller's end it; the conversation can go on", async () => {
  for (const [wishes, stopped, steps] of /** @type {[object, string, number][]} */ ([
    [{ maxSteps: 3 }, "maxSteps", 3],
    [{ maxCost: 0.5 }, "maxCost", 2],
    [{ stopAt: 2 }, "stopWhen", 2],
  ])) {
    const way = stopped === "maxCost" ? "costly-xai" : "endless-xai";
    const ran = await run(way, wishes);
    assert.deepEqual([ran.stopped, ran.steps, ofType(ran.events, "tool_result").length], [stopped, steps, steps]);
    const again = await run(way, { messages: ran.messages, maxSteps: 1 });
    assert.equal(again.error ?? null, null);
  }
});

test("run: a tool that the caller runs ends it there", async () => {
  const ran = await run("parallel-gemini", { leavesTime: true }, () => assert.fail("it ran"));
  assert.deepEqual([ran.stopped, ran.steps, roles(ran)], ["tools", 1, "user assistant"]);
  const answers = ran.messages[1].tool_calls.map((/** @type {any} */ { id }) => ({ role: "tool", tool_call_id: id, content: "21" }));
  const rest = await run("parallel-gemini", { messages: [...ran.messages, ...answers] });
  assert.deepEqual([rest.error ?? null, rest.steps], [null, 1]);
});

test("run: tools run together, but no more than allowed, and answer in the calls' order", async () => {
  for (const [maxParallel, expected] of [[undefined, 2], [1, 1]]) {
    let [now, most, first] = [0, 0, true];
    const execute = async (/** @type {string} */ name) => {
      most = Math.max(most, ++now);
      const pause = first ? 60 : 1;
      first = false;
      await sleep(pause);
      now -= 1;
      return name;
    };
    const ran = await run("parallel-anthropic", { maxParallel }, execute);
    assert.equal(most, expected);
    assert.deepEqual(ran.messages.slice(2, 4).map((/** @type {any} */ { content }) => content), ["get_weather", "get_time"]);
    const names = ofType(ran.events, "tool_result").map(([, , name]) => name);
    assert.deepEqual(names, maxParallel === 1 ? ["get_weather", "get_time"] : ["get_time", "get_weather"]);
  }
});

test("run: an abort ends it, in an answer, in a tool, in a question, between steps", async () => {
  for (const where of ["before", "answer", "tool", "approve", "onStep"]) {
    const controller = new AbortController();
    const abort = async () => {
      controller.abort(new Error("enough"));
      await new Promise(() => {});
    };
    let seen;
    const execute = async (/** @type {string} */ name, /** @type {string} */ city, /** @type {any} */ { signal }) => {
      seen = signal;
      return where === "tool" ? abort() : fine(name, city);
    };
    if (where === "before") controller.abort();
    if (where === "answer") setTimeout(() => controller.abort(), 60);
    const base = where === "answer" ? `${standin.url}/with/slow=20/api/v1` : standin.baseURL;
    const hooks = { signal: controller.signal, ...(where === "approve" && { approve: abort }), ...(where === "onStep" && { onStep: abort }) };
    const ran = await app.run(base, "standin/loop-chain-3-openai", {}, execute, hooks);
    assert.deepEqual([ran.error[0], roles(ran)], ["aborted", where === "onStep" ? "user assistant tool" : "user"], where);
    if (where === "tool") assert.equal(/** @type {any} */ (seen).aborted, true);
  }
});

test("run: dropping it closes the connection; nothing is sent before it is read", async () => {
  const base = `${standin.url}/with/slow=20/api/v1`;
  const model = "standin/loop-single-xai";
  const before = requests(model).length;
  const unread = await app.run(base, model, { reads: 0 }, fine, {});
  await sleep(30);
  assert.deepEqual([unread.steps, requests(model).length], [0, before]);
  const ran = await app.run(base, model, { reads: 2 }, fine, {});
  assert.deepEqual([ran.events.length, ran.steps], [2, 0]);
  const deadline = Date.now() + 5000;
  while (requests(model).at(-1)?.closedBy === null && Date.now() < deadline) await sleep(10);
  assert.equal(requests(model).at(-1)?.closedBy, "client");
});

test("run: an error of the API ends it, with the conversation up to the last whole step", async () => {
  const ran = await app.run(`${standin.url}/with/as=status-401/api/v1`, "standin/loop-single-xai", {}, fine, {});
  assert.deepEqual([ran.error[0], roles(ran), ran.steps], ["api", "user", 0]);
});

test("run: mistakes are config errors", async () => {
  for (const [wishes, message] of /** @type {[object, RegExp][]} */ ([
    [{ maxSteps: 0 }, /max_steps/],
    [{ maxCost: -1 }, /max_cost/],
    [{ maxParallel: 0 }, /max_parallel/],
    [{ twice: true }, /two with the name get_weather/],
    [{ noSchema: true }, /tool get_weather: parameters: expected a JSON Schema/],
  ])) {
    await assert.rejects(run("single-xai", wishes), (/** @type {any} */ [kind, , text]) => kind === "config" && message.test(text));
  }
});

test("run: fifty at once", async () => {
  const all = Array.from({ length: 50 }, (_, i) => run(`parallel-${["anthropic", "openai", "gemini", "xai"][i % 4]}`));
  for (const ran of await Promise.all(all)) assert.deepEqual([ran.error ?? null, ran.steps], [null, 2]);
});
