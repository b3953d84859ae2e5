// @ts-check
// A file that goes along with a question.

import { file as filePart, image as imagePart } from "openrouter-wasm";

/** What the models that take files take. */
export const ACCEPTED = ["image/png", "image/jpeg", "image/webp", "image/gif", "application/pdf"];

/** In bytes. All of it is sent with each request of the conversation. */
const LARGEST = 20 * 2 ** 20;

/**
 * @typedef {object} Attachment
 * @property {string} name
 * @property {number} size in bytes
 * @property {boolean} isImage
 * @property {string} preview the address of an image within this page, to be revoked; empty for others
 * @property {Promise<import("openrouter-wasm").ContentPart>} part what is sent
 */

/**
 * @param {File} file
 * @returns {Attachment}
 * @throws {Error} that says why not
 */
export function attachment(file) {
  const { name, size, type } = file;
  if (!ACCEPTED.includes(type)) throw new Error(`“${name}” is no picture or PDF: PNG, JPEG, WebP, GIF and PDF files can go along.`);
  if (size > LARGEST) throw new Error(`“${name}” is too large: up to 20 MB can go along.`);
  const isImage = type !== "application/pdf";
  return { name, size, isImage, preview: isImage ? URL.createObjectURL(file) : "", part: isImage ? imagePart(file) : filePart(file) };
}

/** @param {Attachment} attachment that is no longer shown */
export const forget = ({ preview }) => URL.revokeObjectURL(preview);
