// @ts-check
// The body of an answer on its way out: paced, split, cut or stalled as the switches say, never
// faster than the client reads, and stopped when the client is gone.
import { once } from "node:events";
import { setImmediate as nextTurn, setTimeout as after } from "node:timers/promises";
import { Splitter } from "./splitter.js";

/** How often a keep-alive is sent that has nothing behind it, in ms. */
const KEEP_ALIVE_PACE = 20;

export class Body {
  #exchange;
  #response;
  #record;
  #switches;
  #gone;
  #splitter;
  #events = 0;
  #over = false;

  #keepAlive;

  /**
   * @param {import("./exchange.js").Exchange} exchange its headers are sent already
   * @param {string} keepAlive what stands for a sign of life in this body
   */
  constructor(exchange, keepAlive) {
    this.#keepAlive = keepAlive;
    this.#exchange = exchange;
    this.#response = exchange.response;
    this.#record = exchange.record;
    this.#switches = exchange.switches;
    this.#gone = exchange.gone;
    this.#splitter = new Splitter(this.#switches.split);
  }

  /** Whether anything more can be sent. */
  get open() {
    return !this.#over && !this.#gone.aborted;
  }

  /** Sends one event (or one keep-alive, or one JSON document). @param {string | Uint8Array} data */
  async write(data) {
    const { slow, alive = Infinity } = this.#switches;
    if (this.#record.bytesSent >= alive) return this.#stayAlive();
    if (slow !== undefined && this.#events++ > 0) await (slow > 0 ? this.sleep(slow) : nextTurn());
    await this.#sendAll(this.#splitter.push(Buffer.from(data)));
  }

  /** Silence, cut short when the client leaves. @param {number} ms */
  async sleep(ms) {
    if (this.open) await after(ms, undefined, { signal: this.#gone }).catch(() => {});
  }

  /** The end of the body; with `keepopen`, it does not come. */
  async end() {
    if (this.#switches.keepopen) return this.hold();
    await this.#sendAll(this.#splitter.flush());
    if (!this.open) return;
    this.#over = true;
    this.#response.end();
  }

  /** Says nothing more and stays connected until the client leaves. */
  async hold() {
    await this.#sendAll(this.#splitter.flush());
    if (!this.open) return;
    this.#over = true;
    if (!this.#gone.aborted) await once(this.#gone, "abort");
  }

  /** Sends signs of life until the client leaves. */
  async #stayAlive() {
    for (; this.open; await this.sleep(KEEP_ALIVE_PACE)) await this.#put(Buffer.from(this.#keepAlive));
  }

  /** Destroys the connection, after what was written is out. */
  async cut() {
    await this.#sendAll(this.#splitter.flush());
    if (this.open) this.#destroy();
  }

  /** @param {Iterable<Buffer>} pieces */
  async #sendAll(pieces) {
    for (const piece of pieces) {
      if (!this.open) return;
      await this.#send(piece);
      if (this.#switches.split !== undefined) await nextTurn();
    }
  }

  /** @param {Buffer} piece */
  async #send(piece) {
    const fault = this.#nearestFault();
    const room = fault ? fault.at - this.#record.bytesSent : Infinity;
    if (!fault || piece.length < room) return this.#put(piece);
    await this.#put(piece.subarray(0, room));
    if (!this.open) return;
    if (fault.kind === "cut") return this.#destroy();
    this.#over = true;
    if (fault.kind === "end") this.#response.end();
    else await once(this.#gone, "abort");
  }

  /** Whichever of cut, end and stall strikes first. */
  #nearestFault() {
    let nearest;
    for (const kind of /** @type {const} */ (["cut", "end", "stall"])) {
      const at = this.#switches[kind];
      if (at !== undefined && (!nearest || at < nearest.at)) nearest = { kind, at };
    }
    return nearest;
  }

  /** @param {Buffer} bytes */
  async #put(bytes) {
    if (bytes.length === 0) return;
    const sent = this.#disturbed(bytes);
    this.#record.bytesSent += bytes.length;
    if (this.#response.write(sent)) return;
    // The client reads slowly: so do we.
    await once(this.#response, "drain", { signal: this.#gone }).catch(() => {});
  }

  /** The next bytes of the body, with noise where it is asked for. @param {Buffer} bytes */
  #disturbed(bytes) {
    const { noise } = this.#switches;
    if (!noise) return bytes;
    const at = this.#record.bytesSent;
    return Buffer.from(bytes).fill(0xff, clamp(noise.from - at, bytes), clamp(noise.to - at, bytes));
  }

  #destroy() {
    this.#over = true;
    // An empty write's callback comes when everything before it has left this process.
    this.#response.socket?.write("", () => this.#exchange.destroy());
  }
}

/** A place within these bytes. @param {number} place @param {Buffer} bytes */
const clamp = (place, { length }) => Math.min(Math.max(place, 0), length);
