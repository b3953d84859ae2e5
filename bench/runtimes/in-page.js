// @ts-check
// Measures the row in this page's address, and sends what came of it to where the page came from.
import { firstWords, runRow } from "../row.js";

/** @param {Record<string, import("../peers/peer.js").Peer>} peers by the names that they are exported by */
export async function measureHere(peers) {
  const asked = new URLSearchParams(location.search);
  const row = JSON.parse(asked.get("row") ?? "");
  /** @type {import("../row.js").Outcome} */
  let outcome;
  try {
    outcome = await runRow(peers[asked.get("named") ?? ""], row);
  } catch (error) {
    outcome = { cannot: firstWords(error) };
  }
  await fetch(`/outcome${location.search}`, { method: "POST", body: JSON.stringify(outcome) });
}
