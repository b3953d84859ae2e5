// @ts-check
// One request and its answer.
import { once } from "node:events";
import { setTimeout as after } from "node:timers/promises";
import { Body } from "./body.js";
import { API_CORS } from "./cors.js";
import { WHITE_SPACE, comment } from "./sse.js";
import { cfRay, generationId, requestId, unixSeconds } from "./ids.js";

export class Exchange {
  /** When the answer was created, and its id. */
  created = unixSeconds();
  generationId = generationId(this.created);
  #gone = new AbortController();
  #destroyed = false;

  /**
   * @param {object} parts
   * @param {import("node:http").IncomingMessage} parts.request
   * @param {import("node:http").ServerResponse} parts.response
   * @param {import("./log.js").RequestLog} parts.log
   * @param {URL} parts.url with the prefixes of the stand-in taken off the path
   * @param {import("./switches.js").Switches} parts.switches
   */
  constructor({ request, response, log, url, switches }) {
    this.request = request;
    this.response = response;
    this.url = url;
    this.switches = switches;
    this.record = log.open(request);
    /** The request's body, once it is read. */
    this.text = "";
    this.#noticeTheEnd(log);
  }

  /** Aborted when the connection is closed, by whomever. */
  get gone() {
    return this.#gone.signal;
  }

  /** @param {import("./log.js").RequestLog} log */
  async readBody(log) {
    const pieces = [];
    for await (const piece of this.request) pieces.push(piece);
    this.text = Buffer.concat(pieces).toString("utf8");
    log.noteBody(this.record, this.text);
  }

  /** The faults that strike before any header. @returns {Promise<boolean>} whether to go on */
  async survivesUntilHeaders() {
    const { delay, hang, reset } = this.switches;
    if (delay) await after(delay, undefined, { signal: this.gone }).catch(() => {});
    if (reset) this.destroy();
    else if (hang) await this.#left();
    return !this.gone.aborted && !reset && !hang;
  }

  /**
   * Sends the status line and headers.
   * @param {number} status
   * @param {Record<string, string>} headers
   * @returns {Body}
   */
  start(status, headers) {
    this.record.status = status;
    this.response.writeHead(status, {
      ...(this.switches.nocors ? {} : API_CORS),
      "request-id": requestId(),
      "cf-ray": cfRay(),
      ...headers,
    });
    this.response.flushHeaders();
    const type = headers["Content-Type"] ?? "";
    return new Body(this, type.startsWith("text/event-stream") ? comment({}) : WHITE_SPACE);
  }

  /**
   * Sends a whole answer.
   * @param {number} status
   * @param {string} body
   * @param {Record<string, string>} [headers]
   */
  async reply(status, body, headers) {
    const out = this.start(status, { "Content-Type": "application/json", ...headers });
    if (body) await out.write(body);
    await out.end();
  }

  /** Breaks the connection, on our own account. */
  destroy() {
    this.#destroyed = true;
    this.response.destroy();
  }

  /** @param {import("./log.js").RequestLog} log */
  #noticeTheEnd(log) {
    this.response.on("close", () => {
      const ours = this.#destroyed || this.response.writableFinished;
      log.close(this.record, ours ? "server" : "client");
      this.#gone.abort();
    });
  }

  async #left() {
    if (!this.gone.aborted) await once(this.gone, "abort");
  }
}
