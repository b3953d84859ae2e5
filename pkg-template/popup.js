// @ts-check
// A sign-in in a window of its own. The page that comes back in there hands its address to the page that opened it.
import { configError, OpenRouterError } from "./error.js";
import { inTime } from "./time.js";

/** What the state of such a sign-in begins with: by it, the page that comes back knows that it is in a popup. */
export const POPUP = "popup.";

/** How long the page that comes back waits for the one that opened it, in ms. */
const PATIENCE = 10_000;

/** How often to look whether the window has been closed, in ms. */
const LOOK = 500;

const TAKEN = "taken";

/** @returns {Window} */
export function openPopup() {
  const [width, height] = [480, 720];
  const left = Math.max(screenX + (outerWidth - width) / 2, 0);
  const top = Math.max(screenY + (outerHeight - height) / 2, 0);
  const popup = window.open("", "_blank", `popup,width=${width},height=${height},left=${left},top=${top}`);
  if (popup) return popup;
  throw configError("popup: the browser has blocked the window: call signIn first thing in a click's handler");
}

/**
 * The address at which the user came back in a popup.
 *
 * @param {Window} popup
 * @param {string} state
 * @param {import("./cancel.js").Cancel} cancel
 * @returns {Promise<string>}
 */
export async function answerOf(popup, state, cancel) {
  const line = new Line(state, popup);
  /** @type {any} */
  let timer;
  try {
    const closed = new Promise((_, reject) => {
      let looks = 0;
      // A page of another group (COOP) seems closed while it is open: then, this window does not have the focus back.
      timer = setInterval(() => {
        looks = popup.closed && document.hasFocus() ? looks + 1 : 0;
        if (looks > 1) reject(closedError());
      }, LOOK);
    });
    const address = await cancel.before(Promise.race([line.heard((said) => said !== TAKEN), closed]));
    line.say(TAKEN);
    return address;
  } finally {
    cancel.end();
    clearInterval(timer);
    line.close();
  }
}

/**
 * Hands the address at which the user came back to the page that opened this window, and closes it.
 *
 * @param {string} state
 * @param {string} address
 * @returns {Promise<undefined>}
 */
export async function handOver(state, address) {
  const line = new Line(state, window.opener);
  try {
    const taken = line.heard((said) => said === TAKEN);
    line.say(address);
    await inTime(taken, PATIENCE, goneError);
  } finally {
    line.close();
  }
  window.close();
  return undefined;
}

function closedError() {
  return new OpenRouterError({ kind: "aborted", message: "the window was closed before the user had signed in" });
}

function goneError() {
  const message = "the page that began this sign-in is gone: close this window, and sign in again";
  return new OpenRouterError({ kind: "aborted", message });
}

/**
 * What two windows of one origin say to each other; a code that is overheard makes no key without its verifier. Either way may be cut: messages between windows by a policy (COOP),
 * the channel for a page within another site's page.
 */
class Line {
  #name;
  #other;
  #channel;

  /** @type {((said: unknown) => void)[]} */
  #listeners = [];

  /** @param {MessageEvent} event */
  #onMessage = ({ origin, source, data }) => {
    if (origin === location.origin && source === this.#other && data?.name === this.#name) this.#tell(data.said);
  };

  /**
   * @param {string} state nobody else knows it
   * @param {Window | null} other
   */
  constructor(state, other) {
    this.#name = `openrouter-wasm:${state}`;
    this.#other = other;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }) => this.#tell(data);
    addEventListener("message", this.#onMessage);
  }

  /** @param {unknown} said */
  #tell(said) {
    for (const listener of this.#listeners) listener(said);
  }

  /**
   * The first thing said that is as expected.
   *
   * @param {(said: unknown) => boolean} isExpected
   * @returns {Promise<any>}
   */
  heard(isExpected) {
    return new Promise((resolve) => this.#listeners.push((said) => isExpected(said) && resolve(said)));
  }

  /** @param {string} said */
  say(said) {
    this.#channel.postMessage(said);
    this.#other?.postMessage({ name: this.#name, said }, location.origin);
  }

  close() {
    this.#channel.close();
    removeEventListener("message", this.#onMessage);
  }
}
