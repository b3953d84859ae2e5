// @ts-check
// What the process does that has to end by itself: node tests/soak/calls.js BASE_URL
import { KEY, pkg } from "./package.js";

const [baseURL] = process.argv.slice(2);
const { origin } = new URL(baseURL);
const request = { model: "standin/echo", messages: [{ role: "user", content: "Some words to say again." }] };

/** @param {string} [switches] @param {any} [options] */
const client = (switches, options) =>
  new pkg.OpenRouter({
    apiKey: KEY,
    baseURL: switches ? `${origin}/with/${switches}/api/v1` : baseURL,
    maxRetries: 0,
    ...options,
  });

/** @param {any} of @param {any} [options] */
const open = (of, options) => of.chat.stream(request, options);

const short = { timeout: { headers: 50, idle: 50, firstChunk: 80, total: 1_000 } };
const aborting = () => ({ signal: AbortSignal.timeout(20) });

/** @type {(() => Promise<unknown>)[]} */
const calls = [
  () => client().chat.send(request),
  async () => (await open(client())).final(),
  async () => (await open(client())).toResponse().text(),
  async () => {
    for await (const _ of await open(client())) break;
  },
  async () => (await open(client("as=done-open"))).final(),
  async () => (await open(client("stall=700"))).abort(),
  async () => {
    // Left open by its reader, with an unread rest: only what is pending may hold a process.
    const stream = await open(client("stall=700"));
    await stream[Symbol.asyncIterator]().next();
    stream.abort();
  },
  async () => (await open(client("cut=700"))).final(),
  async () => (await open(client("stall=700", short))).final(),
  async () => (await open(client("alive=0", short))).final(),
  () => client("hang", short).chat.send(request),
  () => client("hang").chat.send(request, aborting()),
  async () => (await open(client("stall=700"), aborting())).final(),
  () => client("as=status-503", { maxRetries: 1 }).chat.send(request, aborting()),
  () => client("as=status-500,times=1", { maxRetries: 1 }).chat.send({ ...request, user: "soak" }),
  () => client("reset").chat.send(request),
];

const outcomes = await Promise.allSettled(calls.map((call) => call()));
const failed = outcomes.filter(({ status }) => status === "rejected").length;
console.log(`${calls.length} calls, ${failed} of them failed`);
