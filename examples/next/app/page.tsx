"use client";

import { OpenRouter } from "openrouter-wasm";
import { useState, type FormEvent } from "react";

/** The server adds the key, and decides on the model. */
const openrouter = new OpenRouter({ baseURL: "/api" });

export default function Page() {
  const [answer, setAnswer] = useState("");

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const content = String(new FormData(event.currentTarget).get("question"));
    setAnswer("");
    try {
      const stream = await openrouter.chat.stream({ messages: [{ role: "user", content }] });
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
