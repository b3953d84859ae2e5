// @ts-check
// The body of a request to a relay, which may be anything, and of any length.
import { bytesOf, isEnd, quietly, readerOf } from "./body.js";
import { configError } from "./error.js";
import { refusal } from "./relay-refusal.js";
import { inTime } from "./time.js";

/**
 * The request's body as a value.
 *
 * @param {Request} request
 * @param {import("./relay-options.js").Policy} policy
 * @param {import("./call.js").Call} call
 */
export async function readJson(request, { maxBodyBytes }, call) {
  const type = request.headers.get("content-type")?.split(";")[0].trim().toLowerCase();
  // With any other one, a browser would let a page of any origin send it without asking.
  if (type !== "application/json") throw refusal(415, "content-type: expected application/json");
  if (request.bodyUsed) throw configError("request: its body has been read: give authorize() no more than request.clone()");
  const late = () => refusal(408, "request: its body did not come in time");
  const text = await call.wait(inTime(readText(request, maxBodyBytes), call.options.timeout.headers, late));
  try {
    return JSON.parse(text);
  } catch {
    throw refusal(400, "request: its body is no JSON");
  }
}

/**
 * @param {Request} request
 * @param {number} most in bytes
 */
async function readText(request, most) {
  const tooLarge = refusal(413, `request: its body is larger than ${most} bytes`);
  if (Number(request.headers.get("content-length")) > most) throw tooLarge;
  // Firefox shows no body of a request.
  const source = request.body ?? new Response(await request.arrayBuffer()).body;
  if (!source) return "";
  const body = readerOf(source);
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let left = most;
  try {
    for (;;) {
      const read = await body.read();
      if (isEnd(read)) return text + utf8.decode();
      const bytes = bytesOf(read) ?? new Uint8Array();
      left -= bytes.length;
      if (left < 0) throw tooLarge;
      text += utf8.decode(bytes, { stream: true });
    }
  } catch (error) {
    quietly(() => body.cancel());
    throw error === tooLarge ? error : refusal(400, "request: its body could not be read as UTF-8 text");
  }
}
