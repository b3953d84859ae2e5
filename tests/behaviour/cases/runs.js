// @ts-check
// run(): conversations that go on while the model calls tools. The stand-in's loops take a conversation back only as they
// left it, so what is sent back is looked at there.

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

const FAMILIES = ["anthropic", "openai", "gemini", "xai"];

const PLACE = { type: "object", properties: { city: { type: "string" } } };

/**
 * A weather and a clock, which note what they are called with.
 *
 * @param {Toolbox} t
 * @param {(input: any, context: any) => unknown} [execute]
 */
function tools(t, execute = ({ city }) => ({ city, degrees: 21 })) {
  const calls = /** @type {any[]} */ ([]);
  const noting = (/** @type {string} */ name) => (/** @type {any} */ input, /** @type {any} */ context) => {
    calls.push({ name, input, context });
    return execute(input, context);
  };
  const tool = (/** @type {string} */ name) => t.pkg.tool({ name, description: "?", parameters: PLACE, execute: noting(name) });
  return { calls, tools: [tool("get_weather"), tool("get_time")] };
}

/** @param {Toolbox} t @param {string} loop @param {Record<string, unknown>} [more] @param {object} [options] */
const start = (t, loop, more, options) => t.client().chat.run(t.request(`loop-${loop}`, more), options);

/** @param {Toolbox} t @returns {Promise<any[]>} what was sent, request by request */
const sent = async (t) => (await t.seen()).map(({ body }) => JSON.parse(body));

/** @param {AsyncIterable<any>} run */
async function read(run) {
  const events = /** @type {any[]} */ ([]);
  for await (const event of run) events.push(event);
  return events;
}

const ofType = (/** @type {any[]} */ events, /** @type {string} */ type) => events.filter((event) => event.type === type);
const textOf = (/** @type {any[]} */ events) => ofType(events, "text").map(({ text }) => text).join("");
const roles = (/** @type {any[]} */ messages) => messages.map(({ role }) => role).join(" ");

/** @type {import("../harness.js").Case[]} */
export const runCases = [
  ...FAMILIES.flatMap((family) =>
    [undefined, false].map((stream) => ({
      name: `run(): tools one by one, together and in turn, ${family}${stream === false ? ", not streamed" : ""}`,
      async run(/** @type {Toolbox} */ t) {
        for (const [way, steps, called] of /** @type {[string, number, number][]} */ ([
          ["single", 2, 1],
          ["parallel", 2, 2],
          ["chain-3", 4, 3],
        ])) {
          const part = t.part(way);
          const { tools: own, calls } = tools(part);
          const run = await start(part, `${way}-${family}`, { tools: own, stream, reasoning: { effort: "low" } });
          const events = await read(run);
          const final = await run.final();
          part.equal([run.steps, calls.length, run.stopped], [steps, called, undefined], `${way}: steps, calls`);
          part.equal(ofType(events, "step").length, steps, `${way}: step events`);
          part.equal(ofType(events, "tool_result").length, called, `${way}: results`);
          part.ok(textOf(events).endsWith(final.choices[0].message.content), `${way}: the text is ${textOf(events)}`);
          part.ok(/21/.test(final.choices[0].message.content), `${way}: the model has not seen the results`);
          // The whole conversation can be continued, and is taken back as it is.
          const messages = [...run.messages, { role: "user", content: "And now?" }];
          const again = await part.client().chat.send(part.request(`loop-${way}-${family}`, { tools: own, messages }));
          part.equal(again.choices[0].finish_reason, "tool_calls", `${way}: continued`);
          const bodies = await sent(part);
          part.equal(bodies.length, steps + 1, `${way}: requests`);
          part.equal(JSON.stringify(bodies[0].tools), JSON.stringify(own), `${way}: the tools that were sent`);
          part.equal(bodies[0].tools[0], { type: "function", function: { name: "get_weather", description: "?", parameters: PLACE } });
        }
      },
    })),
  ),
  {
    name: "run(): final() alone reads to the end; usage and cost are summed up",
    async run(t) {
      const { tools: own } = tools(t);
      const told = /** @type {any[]} */ ([]);
      const run = await start(t, "costly-openai", { tools: own }, { onStep: (/** @type {any} */ state) => told.push({ ...state }) });
      t.equal([run.usage, run.cost, run.steps], [undefined, undefined, 0], "before it begins");
      const final = await run.final();
      t.equal([run.steps, run.cost, run.stopped], [4, 1, undefined]);
      t.equal(told.map(({ step, cost }) => [step, cost]), [[1, 0.25], [2, 0.5], [3, 0.75], [4, 1]]);
      t.ok(told[3].completion === final && run.usage.total_tokens > final.usage.total_tokens, "the usage is not the sum");
      t.equal(roles(run.messages), "user assistant tool assistant tool assistant tool assistant");
      t.equal(await run.final(), final, "a second final()");
    },
  },
  {
    name: "run(): it begins when it is read, and has one reader",
    async run(t) {
      const client = t.client({ baseURL: t.with("slow=20") });
      const run = await client.chat.run(t.request("loop-single-xai", { tools: tools(t).tools }));
      await t.sleep(30);
      await t.sentNothing();
      const events = run[Symbol.asyncIterator]();
      await t.rejects(async () => run[Symbol.asyncIterator](), { kind: "config", message: /reader/ });
      t.equal((await events.next()).done, false);
      await events.return();
      await t.rejects(run.final(), { kind: "aborted" });
      await t.closedByClient();
    },
  },
  {
    name: "run(): what a tool gives and what the model gets",
    async run(t) {
      const cases = /** @type {[(input: any) => unknown, string][]} */ ([
        [() => "as it is", "as it is"],
        [async () => ({ a: [1] }), '{"a":[1]}'],
        [() => undefined, ""],
        [() => null, "null"],
        [() => 0, "0"],
        [() => Promise.reject(new Error("out of order")), '{"error":"out of order"}'],
        [() => {
          throw "just a text";
        }, '{"error":"just a text"}'],
      ]);
      for (const [place, [execute, content]] of cases.entries()) {
        const part = t.part(String(place));
        const run = await start(part, "single-gemini", { tools: tools(part, execute).tools });
        await run.final();
        part.equal(run.messages[2].content, content);
      }
    },
  },
  {
    name: "run(): a tool knows its call, and the conversation up to it",
    async run(t) {
      const { tools: own, calls } = tools(t);
      const run = await start(t, "parallel-anthropic", { tools: own });
      await run.final();
      for (const { name, input, context } of calls) {
        t.equal([typeof input.city, context.name, roles(context.messages)], ["string", name, "user assistant"]);
        t.equal(context.messages[1].tool_calls.filter((/** @type {any} */ call) => call.id === context.id).length, 1);
        t.equal(context.signal.aborted, false);
      }
    },
  },
  {
    name: "run(): an unknown tool, and arguments that are no JSON or do not fit: the model is told",
    async run(t) {
      const schema = {
        "~standard": {
          version: 1,
          vendor: "made-up",
          validate: (/** @type {any} */ value) =>
            value.city === "Bergen" ? { issues: [{ message: "not there", path: ["city"] }] } : { value: "changed" },
          jsonSchema: { input: () => PLACE },
        },
      };
      const never = t.pkg.tool({ name: "get_weather", parameters: schema, execute: () => t.ok(false, "it ran") });
      for (const [way, own, says] of /** @type {[string, any[], RegExp][]} */ ([
        ["unknown-tool", tools(t).tools, /there is no tool no_such_tool; there are: get_weather, get_time/],
        ["bad-json", tools(t).tools, /the arguments are not JSON/],
        ["single", [never], /the arguments are wrong at city: not there/],
      ])) {
        const part = t.part(way);
        const run = await start(part, `${way}-openai`, { tools: own });
        const [result] = ofType(await read(run), "tool_result");
        part.ok(says.test(result.error) && says.test(run.messages[2].content), `${way}: it says ${result.error}`);
        part.equal(run.steps, 2, way);
      }
    },
  },
  {
    name: "run(): a schema makes the arguments",
    async run(t) {
      const parameters = {
        "~standard": { version: 1, vendor: "made-up", validate: async () => ({ value: { made: true } }), jsonSchema: { input: () => PLACE } },
      };
      const seen = /** @type {any[]} */ ([]);
      const own = [t.pkg.tool({ name: "get_weather", parameters, execute: (/** @type {any} */ input) => void seen.push(input) })];
      await (await start(t, "single-openai", { tools: own })).final();
      t.equal(seen, [{ made: true }]);
    },
  },
  {
    name: "run(): a call that was cut off ends it, and the conversation stays whole",
    async run(t) {
      for (const way of ["cut-anthropic", "length-openai"]) {
        const { tools: own, calls } = tools(t);
        const run = await start(t.part(way), way, { tools: own });
        const error = await t.rejects(run.final(), { kind: "answer", code: "length", message: /max_tokens/ });
        t.ok(error.partial.choices[0].message.tool_calls.length > 0, "the error holds no answer");
        t.equal([calls.length, roles(run.messages)], [0, "user"], way);
      }
    },
  },
  {
    name: "run(): a refusal is an answer",
    async run(t) {
      const run = await start(t, "refusal-anthropic", { tools: tools(t).tools });
      const events = await read(run);
      const { refusal } = (await run.final()).choices[0].message;
      t.ok(refusal.length > 0, "there is none");
      t.equal(ofType(events, "refusal").map(({ text }) => text).join(""), refusal);
    },
  },
  {
    name: "run(): what a tool throws can end it",
    async run(t) {
      const broken = new Error("out of order");
      const { tools: own } = tools(t, () => Promise.reject(broken));
      const run = await start(t, "single-anthropic", { tools: own }, { toolErrors: "throw" });
      const error = await run.final().catch((/** @type {unknown} */ reason) => reason);
      t.ok(error === broken, `it ended with ${error}`);
      t.equal(roles(run.messages), "user");
    },
  },
  {
    name: "run(): a person is asked, and may take their time, deny it, and say why",
    async run(t) {
      const answers = [true, false, undefined, "Not today."];
      const says = [/"degrees":21/, /the user has not allowed this call/, /the user has not allowed this call/, /Not today\./];
      for (const [place, answer] of answers.entries()) {
        const part = t.part(String(place));
        const { tools: own, calls } = tools(part);
        const asked = /** @type {any[]} */ ([]);
        const approve = async (/** @type {any} */ call) => {
          asked.push(call);
          await part.sleep(30);
          return answer;
        };
        const run = await start(part, "single-openai", { tools: own }, { approve });
        await run.final();
        part.equal([asked.length, asked[0].name, typeof asked[0].arguments.city], [1, "get_weather", "string"]);
        part.equal(calls.length, answer === true ? 1 : 0, "calls");
        part.ok(says[place].test(run.messages[2].content), `the model was told ${run.messages[2].content}`);
      }
    },
  },
  {
    name: "run(): steps, cost and a condition of the caller's end it; the conversation can go on",
    async run(t) {
      for (const [options, stopped, steps] of /** @type {[object, string, number][]} */ ([
        [{ maxSteps: 3 }, "maxSteps", 3],
        [{ maxSteps: 1 }, "maxSteps", 1],
        [{ maxCost: 0.5 }, "maxCost", 2],
        [{ stopWhen: async (/** @type {any} */ { step }) => step === 2 }, "stopWhen", 2],
      ])) {
        const part = t.part(`${stopped}${steps}`);
        const { tools: own, calls } = tools(part);
        const way = stopped === "maxCost" ? "costly-xai" : "endless-xai";
        const run = await start(part, way, { tools: own }, options);
        const final = await run.final();
        part.equal([run.stopped, run.steps, calls.length], [stopped, steps, steps], stopped);
        part.equal(final.choices[0].finish_reason, "tool_calls");
        const next = part.request(`loop-${way}`, { tools: own, messages: run.messages });
        part.equal((await part.client().chat.send(next)).choices.length, 1, "it goes on");
      }
    },
  },
  {
    name: "run(): a tool that the caller runs ends it there",
    async run(t) {
      const { tools: own, calls } = tools(t);
      const bare = JSON.parse(JSON.stringify(own));
      const run = await start(t, "parallel-gemini", { tools: [bare[0], own[1]] });
      const final = await run.final();
      t.equal([run.stopped, run.steps, calls.length], ["tools", 1, 0]);
      t.equal(run.messages[1].tool_calls, final.choices[0].message.tool_calls);
      const answers = run.messages[1].tool_calls.map((/** @type {any} */ { id }) => ({ role: "tool", tool_call_id: id, content: "21" }));
      const messages = [...run.messages, ...answers];
      const rest = await t.client().chat.run(t.request("loop-parallel-gemini", { tools: own, messages }));
      t.equal((await rest.final()).choices[0].finish_reason, "stop");
    },
  },
  {
    name: "run(): tools run together, but no more than allowed",
    async run(t) {
      let now = 0;
      let most = 0;
      const execute = async () => {
        most = Math.max(most, ++now);
        await t.sleep(30);
        now -= 1;
        return "done";
      };
      for (const [maxParallel, expected] of [[undefined, 2], [1, 1]]) {
        most = 0;
        await (await start(t, "parallel-openai", { tools: tools(t, execute).tools }, { maxParallel })).final();
        t.equal(most, expected, `with ${maxParallel}`);
      }
    },
  },
  {
    name: "run(): the answers are in the calls' order, whoever is done first",
    async run(t) {
      let first = true;
      const execute = async (/** @type {any} */ _, /** @type {any} */ { name }) => {
        if (first) {
          first = false;
          await t.sleep(60);
        }
        return name;
      };
      const run = await start(t, "parallel-anthropic", { tools: tools(t, execute).tools });
      const results = ofType(await read(run), "tool_result").map(({ name }) => name);
      t.equal(results, ["get_time", "get_weather"]);
      t.equal(run.messages.slice(2, 4).map((/** @type {any} */ message) => message.content), ["get_weather", "get_time"]);
    },
  },
  {
    name: "run(): an abort ends it, in an answer, in a tool, in a question, between steps",
    async run(t) {
      const why = new Error("enough");
      for (const where of ["before", "answer", "tool", "approve", "onStep"]) {
        for (const own of [true, false]) {
          const part = t.part(`${where}-${own}`);
          const controller = new AbortController();
          /** @type {any} */
          let run;
          const abort = () => (own ? run.abort(why) : controller.abort(why));
          const waits = async (/** @type {any} */ signal) => {
            abort();
            part.ok(!signal || signal.aborted, `${where}: the tool's signal is not aborted`);
            await new Promise(() => {});
          };
          const options = {
            signal: controller.signal,
            ...(where === "approve" && { approve: ({ signal = undefined } = {}) => waits(signal) }),
            ...(where === "onStep" && { onStep: () => waits(undefined) }),
          };
          const execute = (/** @type {any} */ _, /** @type {any} */ { signal }) => (where === "tool" ? waits(signal) : "done");
          run = await start(part, "chain-3-openai", { tools: tools(part, execute).tools }, options);
          if (where === "before") abort();
          const reading = (async () => {
            for await (const event of run) if (where === "answer" && event.type.startsWith("tool_call")) abort();
          })();
          const error = await part.rejects(reading, { kind: "aborted" }, where);
          part.ok(error.cause === why, `${where}: the cause is ${error.cause}`);
          part.ok((await part.rejects(run.final())) === error, `${where}: final() has another error`);
          part.equal(roles(run.messages), where === "onStep" ? "user assistant tool" : "user", where);
        }
      }
    },
  },
  {
    name: "run(): an error of the API ends it, with the conversation up to the last whole step",
    async run(t) {
      const { tools: own } = tools(t);
      const run = await t.client({ baseURL: t.with("as=status-503,times=1") }).chat.run(t.request("loop-single-xai", { tools: own }));
      await t.rejects(read(run), { kind: "api", status: 503 });
      t.equal([roles(run.messages), run.steps], ["user", 0]);
    },
  },
  {
    name: "run(): mistakes are config errors, and nothing is sent",
    async run(t) {
      const { tools: own } = tools(t);
      const { chat } = t.client();
      const request = t.request("loop-single-xai", { tools: own });
      for (const [given, options, message] of /** @type {[any, any, RegExp][]} */ ([
        [undefined, {}, /tools/],
        [{ ...request, tools: undefined }, {}, /tools: expected/],
        [{ ...request, tools: [{ type: "openrouter:web_search" }] }, {}, /tools: expected/],
        [{ ...request, tools: "all" }, {}, /tools: expected/],
        [{ ...request, tools: [own[0], own[0]] }, {}, /two with the name get_weather/],
        [{ ...request, messages: "hello" }, {}, /messages/],
        [request, { maxSteps: 0 }, /maxSteps/],
        [request, { maxCost: "1" }, /maxCost/],
        [request, { maxParallel: NaN }, /maxParallel/],
        [request, { signal: 1 }, /signal/],
      ])) {
        await t.rejects(chat.run(given, options), { kind: "config", message });
      }
      for (const bad of [{}, { name: "a" }, { name: 1, execute() {} }, { name: "a", execute() {}, parameters: 1 }, undefined]) {
        await t.rejects(async () => t.pkg.tool(bad), { kind: "config", message: /tool/ });
      }
      await t.sentNothing();
    },
  },
  {
    name: "run(): a hundred at once",
    async run(t) {
      const { tools: own, calls } = tools(t);
      const { chat } = t.client();
      const all = Array.from({ length: 100 }, async (_, i) => {
        const run = await chat.run(t.request(`loop-parallel-${FAMILIES[i % 4]}`, { tools: own }));
        return (await run.final()).choices[0].finish_reason;
      });
      t.equal(new Set(await Promise.all(all)), new Set(["stop"]));
      t.equal(calls.length, 200);
    },
  },
];
