// @ts-check
// A question from the command line; the answer as it arrives, and what it cost.
import { OpenRouter, OpenRouterError } from "openrouter-wasm";

const openrouter = new OpenRouter({
  apiKey: process.env.OPENROUTER_API_KEY,
  baseURL: process.env.OPENROUTER_BASE_URL,
});

const question = process.argv.slice(2).join(" ") || "Why is the sky blue?";

try {
  const stream = await openrouter.chat.stream({
    model: "openai/gpt-5.2",
    messages: [{ role: "user", content: question }],
  });
  for await (const text of stream.text()) process.stdout.write(text);
  const { usage } = await stream.final();
  console.error(`\n\n${usage?.total_tokens} tokens, $${usage?.cost}`);
} catch (error) {
  if (!(error instanceof OpenRouterError)) throw error;
  console.error(`\n${error.kind}: ${error.message}`);
  process.exitCode = 1;
}
