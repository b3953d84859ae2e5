// @ts-check
// Whether the wasm's memory grows with the number of streams that have been read.
import { memory as wasmMemory } from "../pkg/wasm.js";
import { ChatStream, init } from "../pkg/node.js";
import { prepare } from "./delivery.js";

const STREAMS = 10_000;
const EARLY = 100;

/** @returns {Promise<{ early: number, late: number }>} pages of 64 KiB after some streams, and after many */
export async function memory() {
  await init();
  const { pieces, said } = prepare("recording", "16k");
  let early = 0;
  for (let count = 1; count <= STREAMS; count++) {
    const completion = await ChatStream.from(new Response(Buffer.concat(pieces))).final();
    const { content, reasoning } = completion.choices[0].message;
    if (`${reasoning}${content}` !== said) throw new Error(`stream ${count} says something else than it was given`);
    if (count === EARLY) early = pages();
  }
  return { early, late: pages() };
}

const pages = () => wasmMemory().buffer.byteLength / 65_536;
