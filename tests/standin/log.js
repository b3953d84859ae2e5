// @ts-check
// What arrived, and how it ended: tests read it to see what a client really sent and whether its
// abort reached the server.

const KEPT = 10_000;
const BODY_KEPT = 64 * 1024;

/**
 * @typedef {object} RequestRecord
 * @property {number} id
 * @property {string} method
 * @property {string} path
 * @property {string | null} model
 * @property {boolean | null} stream
 * @property {string | null} user
 * @property {string | null} session_id
 * @property {number} at ms since the epoch
 * @property {Record<string, string | string[] | undefined>} headers
 * @property {string} body the request's body, at most 64 kB of it
 * @property {number | null} status
 * @property {number} bytesSent of the answer's body
 * @property {null | "client" | "server"} closedBy
 * @property {number | null} closedAt
 */

export class RequestLog {
  /** @type {RequestRecord[]} */
  requests = [];
  #nextId = 1;
  /** @type {Set<(record: RequestRecord) => void>} */
  #watchers = new Set();

  /** @param {import("node:http").IncomingMessage} request @returns {RequestRecord} */
  open(request) {
    const record = {
      id: this.#nextId++,
      method: request.method ?? "",
      path: request.url ?? "",
      model: null,
      stream: null,
      // A GET has no body: there, a test names itself in the query.
      user: request.method === "GET" ? new URL(request.url ?? "/", "http://standin").searchParams.get("user") : null,
      session_id: null,
      at: Date.now(),
      headers: hideKey(request.headers),
      body: "",
      status: null,
      bytesSent: 0,
      closedBy: null,
      closedAt: null,
    };
    this.requests.push(record);
    if (this.requests.length > KEPT) this.requests.shift();
    return record;
  }

  /**
   * Notes the fields of a chat request by which a test finds its own.
   * @param {RequestRecord} record
   * @param {string} body
   */
  noteBody(record, body) {
    record.body = body.slice(0, BODY_KEPT);
    const json = parsedOrNull(body);
    if (json === null || typeof json !== "object") return;
    record.model = stringOrNull(json.model);
    record.stream = json.stream === true;
    record.user ??= stringOrNull(json.user);
    record.session_id = stringOrNull(json.session_id);
  }

  /** @param {RequestRecord} record @param {"client" | "server"} by */
  close(record, by) {
    if (record.closedBy !== null) return;
    record.closedBy = by;
    record.closedAt = Date.now();
    for (const watch of this.#watchers) watch(record);
  }

  /**
   * @param {number} id
   * @param {number} timeout ms
   * @returns {Promise<RequestRecord | undefined>} once it is closed; undefined when time is up
   */
  closed(id, timeout) {
    const known = this.requests.find((record) => record.id === id);
    if (known?.closedBy) return Promise.resolve(known);
    return new Promise((resolve) => {
      /** @param {RequestRecord} [record] */
      const settle = (record) => {
        if (record && record.id !== id) return;
        clearTimeout(timer);
        this.#watchers.delete(settle);
        resolve(record);
      };
      const timer = setTimeout(() => settle(), timeout);
      this.#watchers.add(settle);
    });
  }
}

/** @param {import("node:http").IncomingHttpHeaders} headers */
function hideKey(headers) {
  const { authorization } = headers;
  return authorization ? { ...headers, authorization: `Bearer …${authorization.slice(-4)}` } : { ...headers };
}

/** @param {string} json */
function parsedOrNull(json) {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** @param {unknown} value */
const stringOrNull = (value) => (typeof value === "string" ? value : null);
