// @ts-check
// The projects, in the order in which they are tried. One folder each: add it here.
import { projects as esbuild } from "./esbuild/project.js";
import { projects as importMap } from "./import-map/project.js";
import { projects as next } from "./next/project.js";
import { projects as parcel } from "./parcel/project.js";
import { projects as rollup } from "./rollup/project.js";
import { projects as vite } from "./vite/project.js";
import { projects as webpack } from "./webpack/project.js";

/**
 * @typedef {object} Page what a project has beside a check's setting
 * @property {import("puppeteer-core").Browser} browser
 * @property {string} query what tells a page where the stand-in server is
 *
 * @typedef {import("../checks/index.js").Setting & Page} Setting
 */

/**
 * @typedef {object} Project
 * @property {string} name
 * @property {(setting: Setting) => Promise<void>} run throws if anything is not as it should be
 */

/** @type {Project[]} */
export const projects = [...vite, ...webpack, ...rollup, ...esbuild, ...parcel, ...importMap, ...next];
