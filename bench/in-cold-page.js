// @ts-check
// Reads an answer of one word in a page that has only just been opened, and sends the times.

const chunk = {
  id: "gen-1",
  object: "chat.completion.chunk",
  created: 1,
  model: "openai/gpt-5.2",
  provider: "OpenAI",
  choices: [{ index: 0, delta: { role: "assistant", content: "Hello" }, finish_reason: "stop" }],
};
const answer = `data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`;

/** @param {import("./peers/peer.js").Peer} peer */
export async function start(peer) {
  const runs = performance.now();
  let sends = 0;
  const read = peer.open(async () => {
    sends = performance.now();
    return new Response(answer, { headers: { "content-type": "text/event-stream" } });
  });
  if ((await read()) !== "Hello") throw new Error("this is not what was said");
  const tells = performance.now();
  const loaded = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"));
  const bytes = loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  await fetch("/start", { method: "POST", body: JSON.stringify({ bytes, runs, sends, tells }) });
}
