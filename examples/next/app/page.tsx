"use client";

import { ChatStream } from "openrouter-wasm";
import { useState, type FormEvent } from "react";

export default function Page() {
  const [answer, setAnswer] = useState("");

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const content = new FormData(event.currentTarget).get("question");
    const body = JSON.stringify({ messages: [{ role: "user", content }] });
    setAnswer("");
    try {
      const stream = ChatStream.from(await fetch("/api/chat", { method: "POST", body }));
      for await (const text of stream.text()) setAnswer((answer) => answer + text);
    } catch (error) {
      setAnswer(String(error));
    }
  }

  return (
    <main>
      <form onSubmit={ask}>
        <input name="question" aria-label="Question" defaultValue="Why is the sky blue?" />
        <button>Ask</button>
      </form>
      <output style={{ whiteSpace: "pre-wrap" }}>{answer}</output>
    </main>
  );
}
