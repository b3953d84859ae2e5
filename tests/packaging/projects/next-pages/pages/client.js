// Asks from the page; on the server this component is rendered too, and the package imported.
import { OpenRouter } from "openrouter-wasm";
import { useEffect, useState } from "react";
import { ask, settings } from "../../ask.js";

export default function Page() {
  const [shown, setShown] = useState();
  useEffect(() => {
    ask(new OpenRouter(settings())).then(setShown, (error) => setShown({ error: String(error) }));
  }, []);
  return <p data-shown={shown && JSON.stringify(shown)}>{shown?.pieces?.join("")}</p>;
}
