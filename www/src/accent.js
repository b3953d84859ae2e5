// @ts-check
// The page's one colour. styles/tokens.css has each for light and dark.

export const ACCENTS = ["violet", "blue", "amber", "green"];

/** @param {string} name */
export function setAccent(name) {
  if (!ACCENTS.includes(name)) throw new Error(`there is no "${name}", only ${ACCENTS.join(", ")}`);
  document.documentElement.dataset.accent = name;
}
