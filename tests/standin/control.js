// @ts-check
// GET /standin/…: for the tests, wherever they run. Not part of the vendor's API.
import { CONTROL_CORS } from "./cors.js";
import { readRoute } from "./route.js";
import { readAsked } from "./sign-in.js";
import { SWITCHES } from "./switches.js";

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {URL} url
 * @param {{ log: import("./log.js").RequestLog, recordings: import("./replay.js").Recordings, signIns: import("./sign-in.js").SignIns }} standin
 */
export async function control(request, response, url, { log, recordings, signIns }) {
  /** @param {number} status @param {unknown} value */
  const reply = (status, value) => {
    response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store", ...CONTROL_CORS });
    response.end(JSON.stringify(value));
  };
  if (request.method === "OPTIONS") return response.writeHead(204, CONTROL_CORS).end();
  if (url.pathname === "/standin/requests") return reply(200, listed(log, url.searchParams));
  if (url.pathname === "/standin/switches") return reply(200, SWITCHES);
  if (url.pathname === "/standin/consent") return reply(...consented(signIns, url.searchParams));
  if (url.pathname === "/standin/recorded") {
    const names = await recordings.names();
    return names ? reply(200, names) : reply(404, { error: "no folder of recordings was given, or it is not there" });
  }
  const id = /^\/standin\/requests\/(\d+)\/wait$/.exec(url.pathname)?.[1];
  if (id) {
    const [status, value] = await waited(log, Number(id), url.searchParams);
    return reply(status, value);
  }
  return reply(404, { error: `there is no ${url.pathname}` });
}

/**
 * The records after ?since=<id>, of ?user= or ?session_id= if given.
 * @param {import("./log.js").RequestLog} log
 * @param {URLSearchParams} query
 */
function listed(log, query) {
  const since = Number(query.get("since") ?? 0);
  const user = query.get("user");
  const session = query.get("session_id");
  return log.requests.filter(
    (record) =>
      record.id > since &&
      (user === null || record.user === user) &&
      (session === null || record.session_id === session),
  );
}

/**
 * What a user would bring about who opened ?url=, an address of /auth, and answered with ?decision=allow or deny.
 * @param {import("./sign-in.js").SignIns} signIns
 * @param {URLSearchParams} query
 * @returns {[number, unknown]}
 */
function consented(signIns, query) {
  const url = new URL(query.get("url") ?? "", "http://standin");
  const { path, switches } = readRoute(url.pathname);
  const asked = path === "/auth" ? readAsked(url.searchParams) : "no address of /auth";
  if (typeof asked === "string") return [400, { error: asked }];
  return [200, signIns.decide(asked, query.get("decision") === "allow", switches)];
}

/**
 * Waits until the request is closed, by ?closed=client (or server, or by anyone).
 * @param {import("./log.js").RequestLog} log
 * @param {number} id
 * @param {URLSearchParams} query
 * @returns {Promise<[number, unknown]>}
 */
async function waited(log, id, query) {
  const record = log.requests.find((each) => each.id === id);
  if (!record) return [404, { error: `there is no request ${id}` }];
  const by = query.get("closed");
  const closed = await log.closed(id, Number(query.get("timeout") ?? 2000));
  // Not 408: some browsers would ask again.
  if (!closed) return [504, record];
  // It will never be closed by the other side any more.
  return [by === null || by === closed.closedBy ? 200 : 409, closed];
}
