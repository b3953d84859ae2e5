// @ts-check

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * A median and how far apart what it was made of was.
 *
 * @typedef {{ median: number, min: number, max: number }} Spread
 *
 * @param {number[]} numbers
 * @returns {Spread}
 */
export const spread = (numbers) => ({ median: median(numbers), min: Math.min(...numbers), max: Math.max(...numbers) });
