// @ts-check

/** What a delta, or a whole message, says: all of it. @param {any} delta */
export function said({ reasoning, content, tool_calls: calls }) {
  return (reasoning ?? "") + (content ?? "") + (calls?.[0].function.arguments ?? "");
}
