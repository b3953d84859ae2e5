// @ts-check
// POST /chat/completions.
import { checkKey } from "./auth.js";
import { findModel } from "./catalogue.js";
import { streamSteps } from "./chunks.js";
import { Completion } from "./completion.js";
import { envelope, statusError } from "./errors.js";
import { routingMetadata } from "./metadata.js";
import { BYTE_ORDER_MARK, DONE, WHITE_SPACE, comment, event } from "./sse.js";
import { validate } from "./validate.js";

/**
 * @param {import("./exchange.js").Exchange} exchange
 * @param {import("./account.js").Account} account
 */
export async function chat(exchange, account) {
  const { headers } = exchange.request;
  const unauthorized = checkKey(headers);
  if (unauthorized) return sendRaw(exchange, unauthorized);
  const { request, refusal } = validate(exchange.text);
  if (!request) return sendRaw(exchange, refusal);

  const requested = request.model ?? request.models?.[0] ?? "openrouter/auto";
  const { as } = exchange.switches;
  const unknown = [requested, ...(request.models ?? [])].find((id) => !findModel(id));
  if (unknown !== undefined && as === undefined) return sendRaw(exchange, invalidModel(unknown));
  const found = findModel(as === undefined ? requested : `standin/${as}`);
  if (!found) return sendRaw(exchange, invalidModel(`standin/${as}`));

  const { scenario, parameter } = found;
  const reply = scenario.reply(request, parameter);
  const model = scenario.canonicalSlug ?? requested;
  const provider = "status" in reply ? "OpenRouter" : reply.family.provider;
  const status = "status" in reply ? reply.status : 200;
  const routing = routingMetadata(headers, { requested, model, provider, status });
  if ("status" in reply) return sendRaw(exchange, withRouting(reply, routing));

  const { generationId: id, created } = exchange;
  const setting = { id, created, model, request, pricing: scenario.pricing ?? FREE, routing };
  const streamed = request.stream === true;
  await (streamed ? sendStream(exchange, reply, setting) : sendJson(exchange, reply, setting));
  const cancelled = exchange.record.closedBy === "client";
  account.remember({ id, model, provider, streamed, cancelled });
}

const FREE = { prompt: "0", completion: "0" };

/** @param {string} id */
const invalidModel = (id) => statusError(400, `${id} is not a valid model ID`);

/**
 * Routing stands beside the error, if it was asked for and the body is the vendor's own.
 * @param {import("./types.js").RawReply} reply
 * @param {object | undefined} routing
 */
function withRouting(reply, routing) {
  if (!routing || !reply.body.startsWith('{"error":')) return reply;
  const { error, user_id: userId } = JSON.parse(reply.body);
  return { ...reply, body: envelope(error, { userId, routing }) };
}

/**
 * @param {import("./exchange.js").Exchange} exchange
 * @param {import("./types.js").RawReply} reply
 */
function sendRaw(exchange, { status, body, contentType = "application/json", headers }) {
  const generation = { "X-Generation-Id": exchange.generationId };
  return exchange.reply(status, body, { "Content-Type": contentType, ...generation, ...headers });
}

/**
 * @param {import("./exchange.js").Exchange} exchange
 * @param {import("./types.js").Answer} answer
 * @param {import("./chunks.js").Setting} setting
 */
async function sendStream(exchange, answer, setting) {
  const { framing = {}, ending = "done" } = answer;
  const out = exchange.start(200, {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-cache",
    "X-Generation-Id": setting.id,
  });
  if (framing.bom) await out.write(BYTE_ORDER_MARK);
  for (const step of streamSteps(answer, setting)) {
    // A client that has left stops the model.
    if (!out.open) return;
    if ("wait" in step) await out.sleep(step.wait);
    else if ("comment" in step) await out.write(comment(framing));
    else await out.write(event(step.data, framing, isLast(step.data, ending)));
  }
  if (ending === "cut") await out.cut();
  else if (ending === "open") await out.hold();
  else await out.end();
}

/** @param {string} data @param {string} ending */
const isLast = (data, ending) => data === DONE || (ending === "none" && data.includes('"usage":{'));

/**
 * @param {import("./exchange.js").Exchange} exchange
 * @param {import("./types.js").Answer} answer
 * @param {import("./chunks.js").Setting} setting
 */
async function sendJson(exchange, answer, setting) {
  const { ending = "done" } = answer;
  const completion = new Completion(answer, setting);
  const out = exchange.start(200, {
    "Content-Type": "application/json",
    "X-Generation-Id": setting.id,
  });
  for (let sent = answer.keepAlives ?? 2; sent > 0; sent--) await out.write(WHITE_SPACE);
  for (const part of answer.parts) {
    if (!out.open) return;
    if (part.wait) await out.sleep(part.wait);
    else if (part.comment) await out.write(WHITE_SPACE);
    else completion.add(part);
  }
  const json = JSON.stringify(completion);
  const broken = ending === "cut" || ending === "eof";
  if (ending !== "silent") await out.write(broken ? json.slice(0, json.length / 2) : json);
  if (ending === "cut") await out.cut();
  else if (ending === "open") await out.hold();
  else await out.end();
}
