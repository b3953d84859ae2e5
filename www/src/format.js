// @ts-check
// Numbers for people.

const whole = new Intl.NumberFormat("en");

/** @param {number} value */
export const count = (value) => whole.format(value);

/** @param {number} value tokens, as models are advertised: 128K, 1M */
export function compact(value) {
  if (value >= 1e6) return `${trim(value / 1e6, 2)}M`;
  if (value >= 1e3) return `${Math.round(value / 1e3)}K`;
  return String(value);
}

/** @param {number} value */
export function bytes(value) {
  if (value < 1000) return `${value} B`;
  return value < 1e6 ? `${Math.round(value / 1e3)} kB` : `${trim(value / 1e6, 1)} MB`;
}

/** @param {number} ms */
export function duration(ms) {
  if (ms < 995) return `${Math.round(ms)} ms`;
  if (ms < 59_500) return `${(ms / 1000).toFixed(ms < 9_950 ? 2 : 1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** @param {number} value US dollars; an answer often costs far less than a cent */
export function dollars(value) {
  if (value === 0) return "$0";
  if (value < 0.000001) return "< $0.000001";
  return `$${value >= 1 ? value.toFixed(2) : trim(value, value < 0.01 ? 6 : 4)}`;
}

/** @param {string | undefined} perToken a decimal string of the model list; routers answer "-1" */
export function perMillion(perToken) {
  const value = Number(perToken);
  if (perToken === undefined || Number.isNaN(value)) return undefined;
  if (value < 0) return "varies";
  return value === 0 ? "free" : `$${trim(value * 1e6, value * 1e6 < 1 ? 3 : 2)}`;
}

/**
 * @param {number} value
 * @param {number} digits
 */
const trim = (value, digits) => value.toFixed(digits).replace(/\.?0+$/, "");
