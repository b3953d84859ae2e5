// @ts-check
// Measures the row that is asked for in this Worker.
import { runRow } from "../row.js";

/** @param {Record<string, import("../peers/peer.js").Peer>} peers by the names that they are exported by */
export const worker = (peers) => ({
  /** @param {Request} request */
  async fetch(request) {
    const { row, named } = await request.json();
    return Response.json(await runRow(peers[named], row));
  },
});
