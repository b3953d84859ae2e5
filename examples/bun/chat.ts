// A conversation in the terminal: what was said goes along with every question.
import { OpenRouter, OpenRouterError, type ChatMessage } from "openrouter-wasm";

const openrouter = new OpenRouter({
  apiKey: process.env.OPENROUTER_API_KEY,
  baseURL: process.env.OPENROUTER_BASE_URL,
});

const messages: ChatMessage[] = [];

async function answer(question: string) {
  messages.push({ role: "user", content: question });
  try {
    const stream = await openrouter.chat.stream({ model: "openai/gpt-5.2", messages });
    for await (const text of stream.text()) process.stdout.write(text);
    const { choices } = await stream.final();
    messages.push({ role: "assistant", content: choices[0].message.content });
  } catch (error) {
    if (!(error instanceof OpenRouterError)) throw error;
    console.error(error.message);
    messages.pop();
  }
  process.stdout.write("\n\n");
}

process.stdout.write("> ");
for await (const line of console) {
  if (line.trim()) await answer(line);
  process.stdout.write("> ");
}
