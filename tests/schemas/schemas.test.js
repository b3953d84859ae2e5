// @ts-check
// Schemas of zod, valibot and arktype, as they are: what is sent of them, what they make of answers and of arguments.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { toStandardJsonSchema } from "@valibot/to-json-schema";
import { type } from "arktype";
import * as v from "valibot";
import { z } from "zod";
import { OpenRouter, OpenRouterError, responseFormat, tool } from "../../pkg/node.js";
import { startStandin } from "../standin/index.js";

/** @type {import("../standin/index.js").StandIn} */
let standin;

/** @type {OpenRouter} */
let openrouter;

before(async () => {
  standin = await startStandin();
  openrouter = new OpenRouter({ apiKey: "sk-or-v1-nobody", baseURL: standin.baseURL, maxRetries: 0 });
});
after(() => standin.close());

/** The same schema in each library: a city, some days, and a text that becomes a date. @type {Record<string, any>} */
const TRIPS = {
  zod: z.object({ city: z.string(), days: z.array(z.number()) }),
  valibot: toStandardJsonSchema(v.object({ city: v.string(), days: v.array(v.number()) })),
  arktype: type({ city: "string", days: "number[]" }),
};

/** Schemas that nothing the stand-in says fits. @type {Record<string, any>} */
const NEVER = {
  zod: z.object({ city: z.string().regex(/^never$/) }),
  valibot: toStandardJsonSchema(v.object({ city: v.pipe(v.string(), v.regex(/^never$/)) })),
  arktype: type({ city: /^never$/ }),
};

/** @param {string} model */
const request = (model) => ({ model, messages: [{ role: /** @type {const} */ ("user"), content: "Where to?" }] });

/** What was sent last. */
const sent = () => JSON.parse(/** @type {any} */ (standin.requests.at(-1)).body);

for (const [library, schema] of Object.entries(TRIPS)) {
  test(`${library}: a structured answer, whole and while it grows`, async () => {
    const { value } = await openrouter.chat.object({ ...request("standin/json"), schema });
    assert.deepEqual(value, { city: "Bergen", days: [4.5] });
    const { response_format: format } = sent();
    assert.equal(format.json_schema.strict, true);
    const { type, properties, required, additionalProperties } = format.json_schema.schema;
    assert.deepEqual([type, Object.keys(properties), required, additionalProperties], ["object", ["city", "days"], ["city", "days"], false]);

    const stream = await openrouter.chat.stream({ ...request("standin/json"), response_format: responseFormat(schema) });
    const values = [];
    for await (const part of stream.object(schema)) values.push(part);
    assert.deepEqual(values.at(-1), value);
  });

  test(`${library}: a tool's arguments`, async () => {
    /** @type {any[]} */
    const inputs = [];
    const weather = tool({ name: "weather", parameters: schema, execute: (input) => void inputs.push(input) });
    const run = await openrouter.chat.run({ ...request("standin/loop-single-openai"), tools: [weather] });
    await run.final();
    assert.deepEqual(inputs, [{ city: "Bergen", days: [4.5] }]);
  });

  test(`${library}: an answer that does not fit says where, and shows nothing of it`, async () => {
    const wrong = openrouter.chat.object({ ...request("standin/json"), schema: NEVER[library] });
    await assert.rejects(wrong, (/** @type {any} */ error) => {
      assert.ok(error instanceof OpenRouterError);
      assert.deepEqual([error.kind, error.code, error.retryable], ["answer", "schema", true]);
      assert.match(error.message, /at: city$/);
      assert.ok(!JSON.stringify(error).includes("Bergen"));
      assert.ok(/** @type {any} */ (error.cause).length > 0);
      return true;
    });
  });
}

test("what a schema makes of a value is what comes", async () => {
  const schema = z.object({ city: z.string().transform((city) => city.length), often: z.number().default(3) });
  const { value } = await openrouter.chat.object({ ...request("standin/json"), schema, strict: false });
  assert.equal(typeof value.city, "number");
  // What may be left out may be left out by the model.
  assert.deepEqual(sent().response_format.json_schema.schema.required, ["city"]);
});

test("a library that does not tell its JSON Schema: it is given beside", async () => {
  const schema = v.object({ city: v.string() });
  await assert.rejects(openrouter.chat.object({ ...request("standin/json"), schema }), { kind: "config", message: /valibot .* jsonSchema/ });
  const jsonSchema = { type: "object", properties: { city: { type: "string" } } };
  const { value } = await openrouter.chat.object({ ...request("standin/json"), schema, jsonSchema });
  assert.deepEqual(value, { city: "Bergen" });
});
