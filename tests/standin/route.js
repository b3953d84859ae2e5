// @ts-check
// The paths of the stand-in: the vendor's own, after what a base URL may put before them.
import { parseSwitches } from "./switches.js";

/**
 * `/with/<switches>/recorded/<name>/api/v1/…`, each prefix optional.
 * @param {string} pathname
 * @returns {{ path: string, recording?: string, switches: import("./switches.js").Switches, prefix: string, problem?: string }}
 */
export function readRoute(pathname) {
  const [, prefix = "", recording, path] = /^(?:\/with\/([^/]*))?(?:\/recorded\/([^/]+))?(\/.*)?$/.exec(pathname) ?? [];
  const route = { path: path ?? "/", prefix };
  try {
    return {
      ...route,
      recording: recording && decodeURIComponent(recording),
      switches: prefix ? parseSwitches(decodeURIComponent(prefix)) : {},
    };
  } catch (error) {
    return { ...route, switches: {}, problem: /** @type {Error} */ (error).message };
  }
}
