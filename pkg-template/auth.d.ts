import type { OpenRouterOptions } from "./index.js";

/** How OpenRouter is reached for a sign-in. */
export interface AuthOptions
  extends Pick<OpenRouterOptions, "baseURL" | "fetch" | "headers" | "timeout" | "maxRetries" | "maxRetryWait"> {
  /** Ends the sign-in when it is aborted: the promise rejects with kind `aborted`. */
  signal?: AbortSignal;
}

/** What a user is asked for. */
export interface BeginOptions extends Pick<AuthOptions, "baseURL"> {
  /**
   * Where OpenRouter sends the user back to: an https address, or one at localhost or 127.0.0.1. It is given a state of
   * the sign-in's own (`openrouter_state`). Without it, OpenRouter shows the user a code to copy, for programs without
   * a page.
   */
  callbackUrl?: string | URL;
  /** What the key is called in the user's list of keys, up to 100 characters. By default the app's name. */
  keyLabel?: string;
  /** How much the key may spend, in US dollars. OpenRouter does not document it here: the user sees what they allow. */
  limit?: number;
}

/** A sign-in that has begun. */
export interface Begun {
  /** The address to open for the user. */
  url: string;
  /** To be kept until the user comes back, where others cannot change it: it tells this sign-in from all others. */
  state: string;
  /** To be kept until the user comes back, where others cannot read it: no code makes a key without it. */
  codeVerifier: string;
}

/** What a sign-in is completed with. */
export interface CompleteOptions extends AuthOptions {
  /** The address at which the user came back, or its path, with its query. Its state is checked. */
  callbackUrl?: string | URL;
  /** As {@link begin} gave it. */
  state?: string;
  /** In place of `callbackUrl` and `state`: the code that the user copied. */
  code?: string;
  /** As {@link begin} gave it. */
  codeVerifier: string;
}

/** What comes of a sign-in. */
export interface SignedIn {
  /** A key of the user's own, who pays for it, may limit it and can take it back. Keep it as you would a password. */
  key: string;
  /** The user's id at OpenRouter. */
  user_id: string | null;
}

/** How a page signs its user in. */
export interface SignInOptions extends AuthOptions, Omit<BeginOptions, "callbackUrl"> {
  /**
   * The page on which {@link completeSignIn} is called: of the same origin for a popup.
   *
   * @default this page, without its fragment
   */
  callbackUrl?: string | URL;
  /**
   * Whether to ask in a window of its own. Browsers open one only while they handle a click: call {@link signIn} first
   * thing there, with no `await` before it. A page within another site's page has no other way.
   *
   * @default false
   */
  popup?: boolean;
}

/** How a page completes a sign-in. A `baseURL` has to be the one that it was begun with. */
export type CompleteSignInOptions = AuthOptions;

/**
 * Begins a sign-in (OAuth with PKCE, S256): open `url` for the user, and keep the rest until they come back. Anywhere: on
 * a server, in a desktop app; in a page, {@link signIn} is simpler. Rejects with an `OpenRouterError` of kind `config`.
 *
 * @example
 * const { url, ...kept } = await auth.begin({ callbackUrl: "https://example.com/signed-in" });
 * session.signIn = kept;
 * // … and at the callback:
 * const { key } = await auth.complete({ ...session.signIn, callbackUrl: request.url });
 */
export function begin(options?: BeginOptions): Promise<Begun>;

/**
 * Makes a key of the code with which the user came back: once, within ten minutes. Rejects with an `OpenRouterError`:
 * `aborted` with code `"access_denied"` if the user did not allow it, `config` if the state is another sign-in's, `api`
 * with OpenRouter's own words if the code has been used, has expired, or was begun with another verifier.
 */
export function complete(options: CompleteOptions): Promise<SignedIn>;

/**
 * Signs the user of a web page in, in a window of its own. Rejects like {@link complete}, with kind `config` if the
 * browser has blocked the window, and with kind `aborted` if it is closed, or another sign-in is begun.
 */
export function signIn(options: SignInOptions & { popup: true }): Promise<SignedIn>;
/**
 * Signs the user of a web page in, by default in the same tab: the promise is kept with `undefined`, the page is left,
 * and the key comes from {@link completeSignIn} when it is opened again.
 */
export function signIn(options?: SignInOptions): Promise<SignedIn | undefined>;

/**
 * Completes a sign-in on the page to which the user comes back; to be called whenever that page is opened. What the
 * sign-in had put into the page's address is taken out of it at once. `undefined` if the page was opened in any other
 * way; also in a popup, where the page that opened it gets the key, and the window closes. Rejects like {@link complete}.
 */
export function completeSignIn(options?: CompleteSignInOptions): Promise<SignedIn | undefined>;
