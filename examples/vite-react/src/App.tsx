import { useState, type FormEvent } from "react";
import { useChat } from "./useChat";

export function App() {
  const [apiKey, setApiKey] = useState("");
  const [baseURL, setBaseURL] = useState("https://openrouter.ai/api/v1");
  const [question, setQuestion] = useState("");
  const { messages, busy, error, send, stop } = useChat(apiKey, baseURL);

  function ask(event: FormEvent) {
    event.preventDefault();
    if (busy || !question.trim()) return;
    setQuestion("");
    void send(question);
  }

  return (
    <main>
      <details open>
        <summary>Settings</summary>
        <label>
          Your OpenRouter key
          <input name="key" type="password" autoComplete="off" placeholder="sk-or-…" value={apiKey} onChange={(event) => setApiKey(event.target.value)} />
        </label>
        <label>
          Server
          <input name="server" type="url" value={baseURL} onChange={(event) => setBaseURL(event.target.value)} />
        </label>
      </details>

      <ol aria-live="polite">
        {messages.map(({ role, content }, index) => (
          <li key={index} className={role}>
            {content}
          </li>
        ))}
      </ol>
      {error && <p role="alert">{error}</p>}

      <form onSubmit={ask}>
        <input name="question" aria-label="Question" value={question} onChange={(event) => setQuestion(event.target.value)} />
        {busy ? (
          <button type="button" onClick={stop}>
            Stop
          </button>
        ) : (
          <button>Send</button>
        )}
      </form>
    </main>
  );
}
