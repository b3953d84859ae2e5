// @ts-check
// The page on which a user is asked for a key.

/**
 * @param {object} shown one of these
 * @param {import("./sign-in.js").Asked} [shown.asked] the question
 * @param {string} [shown.code] the answer, if there is no page to go back to
 * @param {string} [shown.problem]
 */
export function consentPage({ asked, code, problem }) {
  if (asked) return page("Sign in", question(asked));
  if (code) return page("Signed in", `<h1>Your code</h1><p>Copy it to where you came from.</p><output>${escaped(code)}</output>`);
  return page("Sign in", `<h1>That does not work</h1><p role="alert">${escaped(problem ?? "It was not allowed.")}</p>`);
}

/** @param {import("./sign-in.js").Asked} asked */
function question({ callback, label, limit }) {
  const who = callback ? escaped(callback.host) : "A program on your computer";
  const terms = [label && `called “${escaped(label)}”`, limit !== undefined && `good for $${limit}`].filter(Boolean);
  return `<h1>${who} asks for a key</h1>
<p>It can then send requests in your name, and you pay for them${terms.length > 0 ? ` with a key ${terms.join(", ")}` : ""}.</p>
<form method="post">
<button name="decision" value="allow" class="allow">Allow</button>
<button name="decision" value="deny">Deny</button>
</form>`;
}

/** @param {string} title @param {string} body */
const page = (title, body) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}: OpenRouter stand-in</title>
<link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
main { max-width: 26rem; margin: 12vh auto 0; padding: 0 1.5rem; }
small { opacity: 0.65; }
h1 { font-size: 1.4rem; line-height: 1.3; margin: 0.5rem 0; overflow-wrap: anywhere; }
form { display: flex; gap: 0.75rem; margin-top: 1.5rem; }
button { flex: 1; font: inherit; padding: 0.6rem; border-radius: 0.5rem; border: 1px solid currentColor; background: none; cursor: pointer; }
.allow { background: #12352f; border-color: #12352f; color: #fff; }
output { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
</style>
</head>
<body><main><small>OpenRouter stand-in: no real account, no real key</small>
${body}
</main></body>
</html>
`;

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
