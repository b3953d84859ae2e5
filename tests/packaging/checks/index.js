// @ts-check
// What is checked without a browser.
import { checks as node } from "./node.js";
import { checks as publint } from "./publint.js";
import { checks as readme } from "./readme.js";
import { checks as tarball } from "./tarball.js";
import { checks as types } from "./types.js";

/**
 * @typedef {object} Setting
 * @property {import("../install.js").Tarball} tarball
 * @property {string} api the stand-in server's base URL
 * @property {string} work an empty folder
 */

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {() => string | undefined} [missing] why it cannot be done here, if it cannot
 * @property {(setting: Setting) => Promise<string | void>} run throws if anything is not as it should be; may have a remark
 */

/** @type {Check[]} */
export const checks = [...tarball, ...publint, ...types, ...node, ...readme];
