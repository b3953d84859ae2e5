// @ts-check
// A question that the model answers with the help of a function of this program, and what it cost.
import { cpus, freemem, loadavg, totalmem } from "node:os";
import { OpenRouter, OpenRouterError, tool, user } from "openrouter-wasm";

const openrouter = new OpenRouter({
  apiKey: process.env.OPENROUTER_API_KEY,
  baseURL: process.env.OPENROUTER_BASE_URL,
});

const machine = tool({
  name: "machine",
  description: "How busy this computer is, now: its processors, the load of the last minute, its memory in bytes.",
  execute: () => ({ processors: cpus().length, load: loadavg()[0], memory: totalmem(), free: freemem() }),
});

const question = process.argv.slice(2).join(" ") || "Is this computer busy?";

try {
  const run = await openrouter.chat.run({ model: "openai/gpt-5.2", messages: [user(question)], tools: [machine] });
  for await (const event of run) {
    if (event.type === "text") process.stdout.write(event.text);
    if (event.type === "tool_result") console.error(`${event.name}: ${event.error ?? JSON.stringify(event.result)}`);
  }
  console.error(`\n\n${run.steps} steps, $${run.cost}`);
} catch (error) {
  if (!(error instanceof OpenRouterError)) throw error;
  console.error(`\n${error.kind}: ${error.message}`);
  process.exitCode = 1;
}
