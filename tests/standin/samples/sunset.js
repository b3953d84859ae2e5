// @ts-check
// A picture to look at: the sun over the sea, and its light on the water.
import { dataUrl, png } from "./png.js";

/** In pixels. */
const WIDTH = 720;
const HEIGHT = 450;

const NIGHT = [38, 45, 92];
const GLOW = [246, 160, 96];
const DEEP = [18, 40, 66];
const SUN = [255, 232, 178];

/** @type {string | undefined} */
let made;

/** Made once. */
export const sunsetDataUrl = () => (made ??= dataUrl(png(WIDTH, HEIGHT, (x, y) => colourAt(x / HEIGHT, y / HEIGHT))));

/**
 * @param {number} x from the left, in heights of the picture
 * @param {number} y from the top, in heights of the picture
 */
function colourAt(x, y) {
  const middle = WIDTH / HEIGHT / 2;
  const horizon = 0.62;
  const fromSun = Math.hypot(x - middle, y - 0.5);
  if (y < horizon) {
    const sky = mix(NIGHT, GLOW, (y / horizon) ** 1.7);
    return mix(mix(sky, SUN, 0.5 * Math.exp(-5 * fromSun)), SUN, clamp((0.105 - fromSun) * 90));
  }
  const depth = (y - horizon) / (1 - horizon);
  const wave = Math.sin(40 / (depth + 0.12) + 9 * Math.sin(7 * x)) * Math.sin(26 * x + 60 * depth);
  const path = Math.exp(-(((x - middle) / (0.07 + 0.16 * depth)) ** 2)) * (0.35 + 0.45 * wave);
  return mix(mix(mix(GLOW, DEEP, 0.45 + 0.5 * depth), NIGHT, clamp(0.14 * wave)), SUN, clamp(path));
}

const clamp = (/** @type {number} */ value) => Math.max(0, Math.min(1, value));

/** @param {number[]} from @param {number[]} to @param {number} share */
const mix = (from, to, share) => from.map((value, at) => value + (to[at] - value) * share);
