// Requires the package, as CommonJS can since Node 20.19 and 22.12.
const { OpenRouter } = require("openrouter-wasm");

import("../ask.js").then(async ({ ask }) => {
  const shown = await ask(new OpenRouter({ apiKey: "sk-or-v1-packaging", baseURL: process.env.API }));
  console.log(JSON.stringify({ shown }));
});
