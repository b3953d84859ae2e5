// @ts-check
// Signing in from a page, as far as a page can be its own popup and its own callback. That it works from click to answer,
// with windows of their own, is in tests/sign-in/.

/** @typedef {import("../toolbox.js").Toolbox} Toolbox */

/**
 * Replaces a property of an object until the case is over.
 *
 * @param {Toolbox} t
 * @param {any} object
 * @param {string} name
 * @param {unknown} value
 */
function replace(t, object, name, value) {
  const own = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, { value, configurable: true, writable: true });
  t.after(() => {
    if (own) Object.defineProperty(object, name, own);
    else delete object[name];
  });
}

/** Has the page stand at another address until the case is over. @param {Toolbox} t @param {string | URL} address */
function goTo(t, address) {
  const { href } = location;
  t.after(() => history.replaceState(null, "", href));
  history.replaceState({ of: "the page" }, "", address);
}

/**
 * Has the page's next popup do as it is told in place of opening a window.
 *
 * @param {Toolbox} t
 * @param {(url: string) => unknown} open what happens when it is sent to an address
 */
function popupThat(t, open) {
  const popup = { closed: false, location: { replace: open }, close: () => (popup.closed = true), postMessage() {} };
  replace(t, window, "open", () => popup);
  return popup;
}

/**
 * The address at which a user comes back.
 *
 * @param {Toolbox} t
 * @param {string} url
 * @param {string} [decision]
 */
async function comesBack(t, url, decision = "allow") {
  const response = await fetch(`${t.url}/standin/consent?${new URLSearchParams({ url, decision })}`);
  return new URL((await response.json()).location);
}

/** What the page says in a popup. @param {Toolbox} t */
const completesIn = (t) => t.pkg.auth.completeSignIn({ baseURL: t.baseURL });

/** Comes back in a popup, which is this very page. @param {Toolbox} t @param {string} [decision] */
const returning = (t, decision) => async (/** @type {string} */ url) => {
  goTo(t, await comesBack(t, url, decision));
  t.equal(await completesIn(t), undefined, "what the popup is given");
};

/** @type {Pick<import("../harness.js").Case, "only">} */
const PAGES = { only: ["page"] };

/** @type {import("../harness.js").Case[]} */
export const signInPageCases = [
  {
    ...PAGES,
    name: "sign-in: a page that was opened in any other way is left alone",
    async run(t) {
      goTo(t, "?code=of-somebody-else&state=theirs#part");
      t.equal(await completesIn(t), undefined);
      t.equal(location.search + location.hash, "?code=of-somebody-else&state=theirs#part");
    },
  },
  {
    ...PAGES,
    name: "sign-in: a callback that this tab did not begin says so, and leaves no trace in the address",
    async run(t) {
      goTo(t, "?a=b%20c&code=stolen&y&openrouter_state=made-up#part");
      const before = history.length;
      await t.rejects(completesIn(t), { kind: "config", message: /no sign-in was begun in this tab/ });
      t.equal(location.search + location.hash, "?a=b%20c&y#part");
      t.equal([history.length, history.state], [before, { of: "the page" }]);
      t.equal(await completesIn(t), undefined, "a second time");
    },
  },
  {
    ...PAGES,
    name: "sign-in: in a popup: the page that opened it has the key, and the popup is closed",
    async run(t) {
      let closed = 0;
      replace(t, window, "close", () => (closed += 1));
      const popup = popupThat(t, returning(t));
      const { key } = await t.pkg.auth.signIn({ popup: true, baseURL: t.baseURL });
      t.ok(key.startsWith("sk-or-v1-"), "no key");
      t.ok(popup.closed, "the window is open");
      await t.until(() => closed === 1, "the popup closes itself");
      t.ok(!/code|openrouter_state/.test(location.search), `left in the address: ${location.search}`);
    },
  },
  {
    ...PAGES,
    name: "sign-in: in a popup: what other windows say is not listened to",
    async run(t) {
      replace(t, window, "close", () => {});
      const popup = popupThat(t, async (url) => {
        const callback = new URL(new URL(url).searchParams.get("callback_url") ?? "");
        const state = callback.searchParams.get("openrouter_state");
        callback.searchParams.set("code", "stolen");
        postMessage({ name: `openrouter-wasm:${state}`, said: callback.href }, "*");
        await t.sleep(50);
        await returning(t)(url);
      });
      t.ok((await t.pkg.auth.signIn({ popup: true, baseURL: t.baseURL })).key, "no key");
      t.ok(popup.closed, "the window is open");
    },
  },
  {
    ...PAGES,
    name: "sign-in: in a popup: a user who says no, and one whose code has expired",
    async run(t) {
      replace(t, window, "close", () => {});
      popupThat(t, returning(t, "deny"));
      const options = { popup: true, baseURL: t.baseURL };
      await t.rejects(t.pkg.auth.signIn(options), { kind: "aborted", code: "access_denied" });
      popupThat(t, returning(t));
      const expired = t.pkg.auth.signIn({ ...options, baseURL: t.with("codelife=0") });
      await t.rejects(expired, { kind: "api", status: 403, message: /expired.*sign in again/ });
    },
  },
  {
    ...PAGES,
    name: "sign-in: a popup that the browser blocks, or that would come back elsewhere",
    async run(t) {
      replace(t, window, "open", () => null);
      const options = { popup: true, baseURL: t.baseURL };
      await t.rejects(t.pkg.auth.signIn(options), { kind: "config", message: /blocked.*click/ });
      const elsewhere = { ...options, callbackUrl: "https://example.com/" };
      await t.rejects(t.pkg.auth.signIn(elsewhere), { kind: "config", message: /^callbackUrl.*origin/ });
    },
  },
  {
    ...PAGES,
    name: "sign-in: a mistake in the options closes the popup again",
    async run(t) {
      const popup = popupThat(t, () => t.ok(false, "it was sent somewhere"));
      await t.rejects(t.pkg.auth.signIn({ popup: true, keyLabel: 7 }), { kind: "config", message: /^keyLabel/ });
      t.ok(popup.closed, "the window is open");
      popup.closed = false;
      await t.rejects(t.pkg.auth.signIn({ popup: true, signal: 7 }), { kind: "config", message: /^signal/ });
      t.ok(popup.closed, "the window is open");
    },
  },
  {
    ...PAGES,
    name: "sign-in: a popup that the user closes ends it; one that only seems closed does not",
    async run(t) {
      let hasFocus = false;
      replace(t, document, "hasFocus", () => hasFocus);
      const popup = popupThat(t, () => {});
      const signedIn = t.rejects(t.pkg.auth.signIn({ popup: true, baseURL: t.baseURL }), { kind: "aborted", message: /closed/ });
      let over = false;
      signedIn.then(() => (over = true));
      popup.closed = true;
      await t.sleep(1_700);
      t.ok(!over, "it ended while the user was in the other window");
      hasFocus = true;
      await signedIn;
    },
  },
  {
    ...PAGES,
    name: "sign-in: an abort, or another sign-in, ends the one that waits and closes its popup",
    async run(t) {
      const first = popupThat(t, () => {});
      const controller = new AbortController();
      const { signal } = controller;
      const options = { popup: true, baseURL: t.baseURL };
      const aborted = t.rejects(t.pkg.auth.signIn({ ...options, signal }), { kind: "aborted", cause: "enough" });
      setTimeout(() => controller.abort("enough"), 20);
      await aborted;
      t.ok(first.closed, "the window is open");

      const second = popupThat(t, () => {});
      const replaced = t.rejects(t.pkg.auth.signIn(options), { kind: "aborted" });
      await t.sleep(20);
      replace(t, window, "close", () => {});
      popupThat(t, returning(t));
      t.ok((await t.pkg.auth.signIn(options)).key, "no key");
      t.ok(/another sign-in/.test((await replaced).cause.message), "another cause");
      t.ok(second.closed, "the window is open");
    },
  },
  {
    ...PAGES,
    name: "sign-in: whoever asks while it is being completed is told the same",
    async run(t) {
      goTo(t, "?code=stolen&openrouter_state=made-up");
      const [first, second] = [completesIn(t), completesIn(t)];
      const error = await t.rejects(first, { kind: "config" });
      t.ok((await t.rejects(second)) === error, "another error");
    },
  },
];
