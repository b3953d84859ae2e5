// @ts-check
// Faults on request. They stand in the path of the base URL (`/with/cut=100,slow=5/api/v1`),
// since that is the one thing every client in every runtime can set without a preflight noticing.

/**
 * @typedef {object} Switches
 * @property {number | { seed: number }} [split] send pieces of this many bytes, or of random sizes
 * @property {number} [cut] destroy the socket after so many body bytes
 * @property {number} [end] end the body cleanly after so many bytes
 * @property {number} [stall] send nothing more after so many bytes, but stay connected
 * @property {number} [alive] after so many bytes, nothing but keep-alives, one each 20 ms
 * @property {{ from: number, to: number }} [noise] put bytes that are no UTF-8 in the place of these
 * @property {number} [slow] ms between events; 0 still makes each event a network chunk of its own
 * @property {number} [delay] ms before the headers
 * @property {boolean} [hang] never send headers
 * @property {boolean} [reset] destroy the socket before the headers
 * @property {boolean} [redirect] send the client to the same path without the switches
 * @property {boolean} [keepopen] stay connected after the last byte
 * @property {boolean} [nocors] leave out the CORS headers, as a gateway's error page does
 * @property {number} [codelife] ms for which the code of a sign-in is good
 * @property {string} [as] answer as this scenario, whatever the model
 * @property {number} [times] apply all this only to the first so many requests of a user
 */

export const SWITCHES = {
  "split=N": "send the body in pieces of N bytes, each a network chunk of its own",
  "split=random:SEED": "the same, with repeatable random sizes from 1 to 64",
  "cut=N": "destroy the socket after N bytes of body",
  "end=N": "end the body cleanly after N bytes",
  "stall=N": "send nothing more after N bytes, but stay connected",
  "alive=N": "after N bytes of body send nothing but keep-alives, one each 20 ms, without an end",
  "noise=FROM-TO": "replace the bytes from FROM up to TO by bytes that are no UTF-8",
  "slow=MS": "wait between events (0: no wait, but a network chunk for each event)",
  "delay=MS": "wait before the headers",
  hang: "never send headers",
  reset: "destroy the socket before the headers",
  redirect: "answer with status 307 and the same address without the switches",
  keepopen: "stay connected after the last byte",
  nocors: "leave out the CORS headers",
  "codelife=MS": "the codes that /auth gives out are good for so long (0: they have expired)",
  "as=SCENARIO": "answer as this scenario, whatever model was asked for",
  "times=N": "apply the switches to the first N requests of a `user` (or session_id) only",
};

const NUMBERS = new Set(["cut", "end", "stall", "alive", "slow", "delay", "codelife", "times"]);
const FLAGS = new Set(["hang", "reset", "redirect", "keepopen", "nocors"]);

/**
 * @param {string} text "split=1,slow=5"
 * @returns {Switches}
 * @throws {Error} that names the switch nobody knows
 */
export function parseSwitches(text) {
  /** @type {Record<string, any>} */
  const switches = {};
  for (const part of text.split(",")) {
    const [name, value] = part.split(/=(.*)/s, 2);
    if (FLAGS.has(name) && value === undefined) switches[name] = true;
    else if (NUMBERS.has(name) && /^\d+$/.test(value ?? "")) switches[name] = Number(value);
    else if (name === "split" && /^[1-9]\d*$/.test(value ?? "")) switches.split = Number(value);
    else if (name === "split" && /^random:\d+$/.test(value ?? "")) switches.split = { seed: Number(value.slice(7)) };
    else if (name === "noise" && /^\d+-\d+$/.test(value ?? "")) {
      const [from, to] = value.split("-").map(Number);
      switches.noise = { from, to };
    } else if (name === "as" && value) switches.as = value;
    else throw new Error(`unknown switch "${part}"; there are: ${Object.keys(SWITCHES).join(", ")}`);
  }
  return switches;
}
