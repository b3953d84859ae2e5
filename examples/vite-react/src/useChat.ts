import { OpenRouter, OpenRouterError } from "openrouter-wasm";
import { useEffect, useRef, useState } from "react";

export interface Message {
  role: "user" | "assistant";
  content: string;
}

/** A conversation: what was said, and whether an answer is under way. */
export function useChat(apiKey: string, baseURL: string) {
  const [messages, setMessages] = useState<Message[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const call = useRef<AbortController>(undefined);

  // A page that is left takes its call along.
  useEffect(() => () => call.current?.abort(), []);

  async function send(content: string) {
    const asked: Message[] = [...messages, { role: "user", content }];
    const { signal } = (call.current = new AbortController());
    let answer = "";
    setMessages(asked);
    setError("");
    setBusy(true);
    try {
      const openrouter = new OpenRouter({ apiKey, baseURL });
      const stream = await openrouter.chat.stream({ model: "openai/gpt-5.2", messages: asked }, { signal });
      // As much as one network read brought at a time: one rendering for all of it.
      for await (const text of stream.text()) {
        answer += text;
        setMessages([...asked, { role: "assistant", content: answer }]);
      }
    } catch (error) {
      if (!(error instanceof OpenRouterError)) throw error;
      if (error.kind !== "aborted") setError(error.message);
    } finally {
      setBusy(false);
    }
  }

  return { messages, busy, error, send, stop: () => call.current?.abort() };
}
