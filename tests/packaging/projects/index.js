// @ts-check
// The projects, in the order in which they are tried. One folder each: add it here.
import { esbuild } from "./esbuild/project.js";
import { importMap } from "./import-map/project.js";
import { rollup4 } from "./rollup/project.js";
import { vite } from "./vite/project.js";
import { webpack5 } from "./webpack/project.js";

/**
 * @typedef {object} Setting
 * @property {import("puppeteer-core").Browser} browser
 * @property {string} api the stand-in server's base URL
 * @property {string} query what tells a page where that is
 * @property {string} work an empty folder, for what is built
 */

/**
 * @typedef {object} Project
 * @property {string} name
 * @property {(setting: Setting) => Promise<void>} run throws if anything is not as it should be
 */

/** @type {Project[]} */
export const projects = [...vite, ...webpack5, ...rollup4, ...esbuild, ...importMap];
