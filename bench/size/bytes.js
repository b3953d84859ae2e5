// @ts-check
// How many bytes a file is, and how many of them travel.
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** @typedef {{ raw: number, gzip: number, brotli: number }} Bytes */

/**
 * Files are compressed one by one, as a server does it.
 *
 * @param {Uint8Array[]} files
 * @returns {Bytes}
 */
export function bytesOf(files) {
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  const sum = { raw: 0, gzip: 0, brotli: 0 };
  for (const file of files) {
    sum.raw += file.length;
    sum.gzip += gzipSync(file, { level: 9 }).length;
    sum.brotli += brotliCompressSync(file, best).length;
  }
  return sum;
}
