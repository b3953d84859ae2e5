// @ts-check
// A stand-in for https://openrouter.ai/api/v1: same bytes, same headers, same errors, no network,
// no key of value. Plain Node, no dependencies.
import { createServer } from "node:http";
import { Account } from "./account.js";
import { listModels, countModels } from "./catalogue.js";
import { chat } from "./chat.js";
import { control } from "./control.js";
import { answerPreflight } from "./cors.js";
import { envelope } from "./errors.js";
import { Exchange } from "./exchange.js";
import { RequestLog } from "./log.js";
import { Recordings } from "./replay.js";
import { readRoute } from "./route.js";
import { SignIns } from "./sign-in.js";

/**
 * @typedef {object} StandIn
 * @property {string} url http://127.0.0.1:PORT
 * @property {string} baseURL what to give a client as base URL
 * @property {import("./log.js").RequestRecord[]} requests all that arrived, live
 * @property {() => Promise<void>} close ends every connection
 */

/**
 * @param {object} [options]
 * @param {number} [options.port] 0 takes a free one
 * @param {string} [options.host]
 * @param {string} [options.recordings] a folder to play back
 * @param {number} [options.pace] ms between events, unless a request says `slow=`
 * @returns {Promise<StandIn>}
 */
export async function startStandin({ port = 0, host = "127.0.0.1", recordings, pace } = {}) {
  const log = new RequestLog();
  const signIns = new SignIns();
  const account = new Account(signIns);
  const standin = { log, account, signIns, recordings: new Recordings(recordings), pace, uses: new Map() };
  const server = createServer((request, response) => {
    answer(request, response, standin).catch((error) => {
      response.destroy();
      // A client that leaves while its request is read is no fault of ours; anything else is.
      if (error?.code !== "ECONNRESET") process.emitWarning(error);
    });
  });
  // Small events must leave at once.
  server.on("connection", (socket) => socket.setNoDelay(true));
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve(undefined));
  });
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  const url = `http://${address.family === "IPv6" ? `[${address.address}]` : address.address}:${address.port}`;
  return {
    url,
    baseURL: `${url}/api/v1`,
    requests: log.requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {{ log: RequestLog, account: Account, signIns: SignIns, recordings: Recordings, pace?: number, uses: Map<string, number> }} standin
 */
async function answer(request, response, standin) {
  const { log, account, signIns, recordings, pace, uses } = standin;
  const url = new URL(request.url ?? "/", "http://standin");
  if (url.pathname.startsWith("/standin/")) return control(request, response, url, standin);

  const { path, recording, switches, prefix, problem } = readRoute(url.pathname);
  url.pathname = path;
  const exchange = new Exchange({ request, response, log, url, switches: { slow: pace, ...switches } });
  const { record } = exchange;
  if (request.method === "OPTIONS" && !problem) return answerPreflight(response);
  await exchange.readBody(log);
  if (problem) return exchange.reply(400, `${problem}\n`, { "Content-Type": "text/plain; charset=utf-8" });

  if (switches.times !== undefined) {
    const user = `${prefix} ${record.user ?? record.session_id ?? ""}`;
    const used = uses.get(user) ?? 0;
    uses.set(user, used + 1);
    if (used >= switches.times) exchange.switches = { slow: pace };
  }
  if (!(await exchange.survivesUntilHeaders())) return;
  if (exchange.switches.redirect) return exchange.reply(307, "", { Location: `${path}${url.search}` });
  if (recording !== undefined) return recordings.play(exchange, recording);

  switch (`${request.method} ${path}`) {
    case "POST /api/v1/chat/completions":
      return chat(exchange, account);
    case "GET /api/v1/models":
      return exchange.reply(200, JSON.stringify(listModels()), {
        "Cache-Control": "public, max-age=120, stale-while-revalidate=3600, stale-if-error=3600",
      });
    case "GET /api/v1/models/count":
      return exchange.reply(200, JSON.stringify({ data: { count: countModels() } }));
    case "GET /api/v1/key":
      return account.key(exchange);
    case "GET /api/v1/generation":
      return account.generation(exchange);
    case "GET /auth":
    case "POST /auth":
      return signIns.page(exchange);
    case "POST /api/v1/auth/keys":
      return signIns.exchange(exchange);
    case "GET /api/v1/auth/keys":
      return exchange.reply(405, envelope({ message: "Method Not Allowed", code: 405 }));
    default:
      return exchange.reply(404, envelope({ message: "Resource not found", code: 404 }));
  }
}
