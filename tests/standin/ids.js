// @ts-check
// Identifiers in the vendor's forms.
import { randomBytes } from "node:crypto";

const ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** @param {number} length */
export function alphanumeric(length) {
  let id = "";
  for (const byte of randomBytes(length)) id += ALPHANUMERIC[byte % ALPHANUMERIC.length];
  return id;
}

export const unixSeconds = () => Math.floor(Date.now() / 1000);

/** @param {number} [created] */
export const generationId = (created = unixSeconds()) => `gen-${created}-${alphanumeric(20)}`;

export const requestId = () => `req-${unixSeconds()}-${alphanumeric(20)}`;

export const cfRay = () => `${randomBytes(8).toString("hex")}-OSL`;

/** @param {number} length */
export const hex = (length) => randomBytes(length / 2).toString("hex");
