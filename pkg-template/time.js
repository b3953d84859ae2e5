// @ts-check

/** The longest that a timer can be set to, in ms. */
export const LONGEST = 2 ** 31 - 1;

/**
 * What a promise brings, unless that takes too long. Leaves no timer behind.
 *
 * @template T
 * @param {Promise<T>} promise
 * @param {number} milliseconds
 * @param {() => Error} late
 * @returns {Promise<T>}
 */
export function inTime(promise, milliseconds, late) {
  if (milliseconds === Infinity) return promise;
  /** @type {any} */
  let timer;
  const never = /** @type {Promise<never>} */ (
    new Promise((_, reject) => {
      timer = setTimeout(() => reject(late()), Math.min(Math.max(milliseconds, 0), LONGEST));
    })
  );
  return Promise.race([promise, never]).finally(() => clearTimeout(timer));
}
