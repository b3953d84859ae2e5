// What the compiler infers from schemas of zod, valibot and arktype, and from JSON Schema.
import { toStandardJsonSchema } from "@valibot/to-json-schema";
import { type } from "arktype";
import { OpenRouter, responseFormat, tool } from "openrouter-wasm";
import * as v from "valibot";
import { z } from "zod";

/** Whether two types are the same, not only assignable. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<A, B>(is: Same<A, B>): void;

interface Trip {
  city: string;
  days: number[];
}

const zod = z.object({ city: z.string(), days: z.array(z.number()) });
const valibot = toStandardJsonSchema(v.object({ city: v.string(), days: v.array(v.number()) }));
const arktype = type({ city: "string", days: "number[]" });
const made = z.object({ at: z.string().transform((text) => new Date(text)), often: z.number().default(1) });
const json = { type: "object", properties: { city: { type: "string" } } } as const;

const openrouter = new OpenRouter();
const request = { model: "a/b", messages: [{ role: "user" as const, content: "?" }] };

export async function objects() {
  same<Awaited<ReturnType<typeof byZod>>, Trip>(true);
  same<Awaited<ReturnType<typeof byValibot>>, Trip>(true);
  same<Awaited<ReturnType<typeof byArktype>>, Trip>(true);
  const byHand = await openrouter.chat.object({ ...request, schema: json });
  same<typeof byHand.value, unknown>(true);
  const asserted = await openrouter.chat.object<Trip>({ ...request, schema: json });
  same<typeof asserted.value, Trip>(true);
  const { value } = await openrouter.chat.object({ ...request, schema: made });
  same<typeof value, { at: Date; often: number }>(true);
  await openrouter.chat.object({ ...request, schema: v.string(), jsonSchema: { type: "string" }, name: "text", strict: false });
  // @ts-expect-error the schema is missing
  await openrouter.chat.object(request);
  // @ts-expect-error the format is what the schema is for
  await openrouter.chat.object({ ...request, schema: zod, response_format: { type: "json_object" } });
  // @ts-expect-error a stream is read with stream.object()
  await openrouter.chat.object({ ...request, schema: zod, stream: true });
}

const byZod = async () => (await openrouter.chat.object({ ...request, schema: zod })).value;
const byValibot = async () => (await openrouter.chat.object({ ...request, schema: valibot })).value;
const byArktype = async () => (await openrouter.chat.object({ ...request, schema: arktype })).value;

export async function growing() {
  const stream = await openrouter.chat.stream({ ...request, response_format: responseFormat(zod, { name: "trip" }) });
  for await (const trip of stream.object(zod)) same<typeof trip, { city?: string; days?: number[] }>(true);
  const other = await openrouter.chat.stream(request);
  for await (const trip of other.object<Trip>()) same<typeof trip.days, number[] | undefined>(true);
  for await (const anything of other.object()) same<typeof anything, any>(true);
}

export async function tools() {
  const weather = tool({
    name: "weather",
    parameters: zod,
    execute(input, { signal, id, messages }) {
      same<typeof input, Trip>(true);
      same<typeof signal, AbortSignal>(true);
      same<typeof id, string>(true);
      return messages.length;
    },
  });
  const clock = tool({ name: "clock", parameters: arktype, execute: ({ days }) => same<typeof days, number[]>(true) });
  const map = tool({ name: "map", parameters: valibot, execute: async ({ city }) => same<typeof city, string>(true) });
  const dates = tool({ name: "dates", parameters: made, execute: ({ at }) => same<typeof at, Date>(true) });
  const plain = tool({ name: "plain", parameters: json, execute: (input) => same<typeof input, unknown>(true) });
  const typed = tool<{ city: string }>({ name: "typed", parameters: json, execute: ({ city }) => city.length });
  const none = tool({ name: "none", execute: () => "now" });
  // @ts-expect-error nothing runs it
  tool({ name: "idle", parameters: zod });
  // @ts-expect-error such arguments do not come
  tool({ name: "wrong", parameters: zod, execute: ({ town }) => town });

  const all = [weather, clock, map, dates, plain, typed, none];
  // A tool is a definition anywhere else.
  await openrouter.chat.send({ ...request, tools: all });
  const run = await openrouter.chat.run(
    { ...request, tools: [...all, { type: "openrouter:web_search" }] },
    { maxSteps: 3, maxCost: 0.5, stopWhen: ({ step, cost }) => step > 2 && (cost ?? 0) > 1, approve: ({ name }) => name !== "map", toolErrors: "throw" },
  );
  for await (const event of run) {
    if (event.type === "text") same<typeof event.text, string>(true);
    else if (event.type === "tool_call") same<typeof event.problem, "truncated" | "invalid" | undefined>(true);
    else if (event.type === "tool_result") same<typeof event.error, string | undefined>(true);
    else if (event.type === "step") same<typeof event.step, number>(true);
    // @ts-expect-error there is no such event
    else if (event.type === "nothing") return;
  }
  // The conversation goes on with what it has become.
  await openrouter.chat.send({ ...request, messages: run.messages });
  // @ts-expect-error it is one of two words
  await openrouter.chat.run({ ...request, tools: all }, { toolErrors: "ignore" });
}
