// @ts-check

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
  /** @type {any} */
  let timer;
  const never = /** @type {Promise<never>} */ (
    new Promise((_, reject) => {
      timer = setTimeout(() => reject(late()), Math.min(milliseconds, 2 ** 31 - 1));
    })
  );
  return Promise.race([promise, never]).finally(() => clearTimeout(timer));
}
