// @ts-check
// Filler, the same every time.

const WORDS = (
  "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et " +
  "dolore magna aliqua enim ad minim veniam quis nostrud exercitation ullamco laboris nisi aliquip ex ea"
).split(" ");

/** Words with the space before them, as tokens have it. @param {number} count */
export function* lorem(count) {
  for (let i = 0; i < count; i++) {
    // A step that shares no factor with the list's length visits every word in a scattered order.
    const word = WORDS[(i * 7) % WORDS.length];
    yield i === 0 ? word : i % 12 === 0 ? `.\n${word}` : ` ${word}`;
  }
}

/** Filler of exactly so many bytes. @param {number} bytes */
export function loremOfSize(bytes) {
  const verse = [...lorem(1200)].join("");
  return verse.repeat(Math.ceil(bytes / verse.length)).slice(0, bytes);
}
