// @ts-check
// Whether the cost of an event is linear in its size: the same time per byte for 1 MB and for 64 MB.
import { ChatStream } from "../pkg/node.js";
import { median } from "./stats.js";

const MB = 1_000_000;
const SIZES = [1, 4, 16, 64];
const PIECE = 64 * 1024;

/** Bytes to read for one median, whatever the size of the event. */
const BYTES_A_SIZE = 320 * MB;

/**
 * A stream of one event with about this many bytes.
 *
 * @param {number} bytes
 */
function oneEvent(bytes) {
  const delta = { role: "assistant", content: "0123456789".repeat(bytes / 10) };
  const chunk = { id: "gen-bench", object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason: "stop" }] };
  return new TextEncoder().encode(`data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`);
}

/** @param {Uint8Array} bytes */
function inPieces(bytes) {
  let at = 0;
  return new ReadableStream(
    {
      pull(controller) {
        controller.enqueue(bytes.subarray(at, (at += PIECE)));
        if (at >= bytes.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** @param {Uint8Array} bytes */
async function read(bytes) {
  const start = performance.now();
  let length = 0;
  const stream = ChatStream.from(inPieces(bytes), { maxEventBytes: 128 * MB });
  for await (const chunk of stream) length += chunk.choices[0].delta.content?.length ?? 0;
  const took = performance.now() - start;
  if (length < bytes.length * 0.99) throw new Error(`only ${length} of ${bytes.length} came through`);
  return took;
}

/** Prints the cost per byte of single events of several sizes. */
export async function linearity() {
  await read(oneEvent(MB));
  console.log(`\nOne event, in pieces of 64 KiB, to a chunk and the whole (Node ${process.versions.node}):\n`);
  console.log("| event | ms | ns a byte |");
  console.log("|---|---|---|");
  const costs = [];
  for (const size of SIZES) {
    const bytes = oneEvent(size * MB);
    const times = [];
    for (let i = 0; i < Math.max(5, BYTES_A_SIZE / bytes.length / 4); i++) times.push(await read(bytes));
    const time = median(times);
    const cost = (time / bytes.length) * 1e6;
    costs.push(cost);
    console.log(`| ${size} MB | ${time.toFixed(1)} | ${cost.toFixed(2)} |`);
  }
  const ratio = Math.max(...costs) / Math.min(...costs);
  console.log(`\nThe dearest byte costs ${ratio.toFixed(2)} × the cheapest; linear means less than 2.`);
}
