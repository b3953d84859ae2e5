// @ts-check
// Pictures that can really be seen, as PNG; the smallest is a gradient.
import { deflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** @param {number} size width and height in pixels */
export function gradientPng(size) {
  return png(size, size, (x, y) => [(255 * x) / (size - 1), (255 * y) / (size - 1), 160]);
}

/**
 * @param {number} width in pixels
 * @param {number} height in pixels
 * @param {(x: number, y: number) => number[]} colour red, green and blue, each from 0 to 255
 */
export function png(width, height, colour) {
  const rows = [];
  for (let y = 0; y < height; y++) {
    const row = Buffer.alloc(1 + width * 3); // filter type 0, then RGB
    for (let x = 0; x < width; x++) row.set(colour(x, y), 1 + x * 3);
    rows.push(row);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // 8 bits, RGB
  return Buffer.concat([
    SIGNATURE,
    section("IHDR", header),
    section("IDAT", deflateSync(Buffer.concat(rows))),
    section("IEND", Buffer.alloc(0)),
  ]);
}

/** @param {number} size */
export const gradientDataUrl = (size) => dataUrl(gradientPng(size));

/** @param {Buffer} image a PNG */
export const dataUrl = (image) => `data:image/png;base64,${image.toString("base64")}`;

/** @param {string} type @param {Buffer} content */
function section(type, content) {
  const named = Buffer.concat([Buffer.from(type, "ascii"), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** @param {Buffer} bytes */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
