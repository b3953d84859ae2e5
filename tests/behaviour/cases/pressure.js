// @ts-check
// Backpressure: a consumer that does not read holds the sender.
import { holdsNoSender } from "../platforms.js";
import { chunk, event } from "../wire.js";
import { READS } from "../ways.js";

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

const MEGABYTE = 2 ** 20;
const SLEEP = 150;

/** Ways of reading that hand something out before the end. */
const SLOW_READS = Object.keys(READS).filter((name) => name !== "final()");

/**
 * A `fetch` that counts the bytes which are taken out of the platform's body.
 *
 * @param {typeof fetch} [through]
 */
function counting(through = (...args) => fetch(...args)) {
  const taken = { bytes: 0, ended: false };
  const counted = async (/** @type {[any, any]} */ ...args) => {
    const response = await through(...args);
    const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
    const body = new ReadableStream(
      {
        async pull(controller) {
          const { done, value } = await reader.read();
          if (done) {
            taken.ended = true;
            return controller.close();
          }
          taken.bytes += value.length;
          controller.enqueue(value);
        },
        cancel: (reason) => reader.cancel(reason),
      },
      { highWaterMark: 0 },
    );
    return new Response(body, { headers: response.headers });
  };
  return { taken, fetch: counted };
}

/** A stream without an end in pieces of about 64 KiB, made as fast as it is read. */
function endless() {
  const bytes = new TextEncoder().encode(event(chunk({ content: "word " })).repeat(260));
  const body = new ReadableStream({ pull: (controller) => controller.enqueue(bytes.slice()) }, { highWaterMark: 0 });
  return Promise.resolve(new Response(body, { headers: { "content-type": "text/event-stream" } }));
}

/** @type {import("../harness.js").Case[]} */
export const pressureCases = [
  ...SLOW_READS.map((read) => ({
    name: `a consumer that sleeps holds the sender: ${read}`,
    run: async (/** @type {Toolbox} */ t) => {
      for (const [what, source] of /** @type {[string, any][]} */ ([
        ["memory", counting(endless)],
        ["network", counting()],
      ])) {
        if (what === "network" && holdsNoSender(t)) continue;
        const part = t.part(what);
        const { taken, fetch } = source;
        const stream = await part.client({ fetch }).chat.stream(part.request("tokens-2000000"));
        await part.sleep(SLEEP);
        part.ok(taken.bytes < MEGABYTE, `${what}: ${taken.bytes} bytes were taken before anybody read`);
        let items = 0;
        let least = 0;
        const enough = new Error("enough");
        const { error } = await READS[read](stream, async () => {
          items += 1;
          // The first, and one in the middle of it all.
          if (items !== 1 && items !== 600 && !(items === 20 && read !== "chunks" && read !== "toReadableStream()")) return;
          const before = taken.bytes;
          await part.sleep(SLEEP);
          const meanwhile = taken.bytes - before;
          part.ok(meanwhile < MEGABYTE, `${what}: ${meanwhile} bytes were taken while the consumer slept`);
          least = Math.max(least, before);
          if (items > 1) {
            stream.abort(enough);
            throw enough;
          }
        });
        part.ok(error === enough || error?.cause === enough, `${what}: ended with ${error}`);
        part.ok(least > 0 && !taken.ended, `${what}: nothing was measured`);
        // What the platform and the kernels hold beside that is not ours.
        if (what === "network") await part.closedByClient();
      }
    },
  })),
];
