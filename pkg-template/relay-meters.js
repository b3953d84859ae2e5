// @ts-check
// What reads along while an answer is handed on, in the place of a Reading's own decoder: its owner wants to know what it
// cost, also if it failed, and if it was not streamed.
import { Decoder } from "./decoder.js";
import { readWhole } from "./http.js";

/** How much of what follows a failure is kept, in characters. The usage comes last. */
const KEPT = 2 ** 16;

/**
 * For a stream. Whoever reads an answer is done when it fails; but the bytes go on, and what it has cost may still come.
 */
export class StreamMeter {
  #decoder;
  #utf8 = new TextDecoder();

  /** @type {any} the failure's fields */
  error;

  /** What has come since. */
  #rest = "";

  count = 0;
  isOver = false;

  /** @param {number} maxEventBytes */
  constructor(maxEventBytes) {
    this.#decoder = new Decoder(maxEventBytes);
  }

  /**
   * @param {Uint8Array | undefined} bytes nothing at the end
   * @param {number} want
   */
  read(bytes, want) {
    if (this.error) {
      this.#keep(bytes);
      this.isOver = !bytes;
      return [];
    }
    const decoder = this.#decoder;
    const lot = decoder.read(bytes, want);
    this.count = decoder.count;
    if (decoder.isOver) {
      this.error = decoder.takeError();
      this.isOver = !this.error || !bytes;
      if (!this.isOver) this.#keep(bytes);
    }
    return lot;
  }

  /** @param {Uint8Array | undefined} bytes */
  #keep(bytes) {
    this.count = bytes?.length ?? 0;
    this.#rest = (this.#rest + this.#utf8.decode(bytes, { stream: true })).slice(-KEPT);
  }

  takeError() {
    return this.error;
  }

  completion() {
    const whole = this.#decoder.completion();
    const usage = usageIn(this.#rest);
    return whole && usage ? () => ({ ...whole(), usage }) : whole;
  }

  free() {
    this.#decoder.free();
  }
}

/** For an answer in one piece. */
export class WholeMeter {
  #utf8 = new TextDecoder();
  #left;
  #text = "";

  /** @type {ReturnType<typeof readWhole>} */
  #found = {};

  /** How much data the last read has brought: keep-alives are none. */
  count = 0;

  /** Whether nothing more is to be read. */
  isOver = false;

  /** @param {number} maxEventBytes */
  constructor(maxEventBytes) {
    this.#left = maxEventBytes;
  }

  /** @param {Uint8Array | undefined} bytes nothing at the end */
  read(bytes) {
    this.#left -= bytes?.length ?? 0;
    if (this.#left < 0) {
      this.#end({ error: { kind: "decode", message: "the answer is larger than maxEventBytes" } });
    } else if (bytes) {
      const piece = this.#utf8.decode(bytes, { stream: true });
      this.count = piece.trim() === "" ? 0 : 1;
      this.#text += piece;
    } else {
      this.#end(readWhole(this.#text + this.#utf8.decode()));
    }
    return [];
  }

  /** @param {ReturnType<typeof readWhole>} found */
  #end(found) {
    this.#text = "";
    this.#found = found;
    this.isOver = true;
  }

  get error() {
    return this.#found.error;
  }

  takeError() {
    return this.error;
  }

  completion() {
    const { completion } = this.#found;
    return completion && (() => completion);
  }

  free() {}
}

/**
 * The last usage that a part of a stream tells of.
 *
 * @param {string} text
 */
function usageIn(text) {
  let last;
  for (const [, data] of text.matchAll(/^data:(.*"usage".*)$/gm)) {
    try {
      last = JSON.parse(data).usage ?? last;
    } catch {
      // The beginning of it is not there.
    }
  }
  return last;
}
