// @ts-check
// A markdown answer with everything a chat page must draw.

export const ARTICLE = `# How a tide works

The sea rises and falls **twice a day** on most coasts. The reason is not that the moon lifts the water, as one often reads, but that it pulls *unevenly*: more on the near side of the Earth than on the far side. What is left after subtracting the average pull stretches the ocean along the line to the moon.

## The players

1. **The moon** does about two thirds of the work.
2. **The sun** does the rest; it is far heavier, but also far away.
3. **The coast** decides what you see of it:
   - a wide shelf lets the wave grow,
   - a narrowing bay squeezes it higher,
   - a closed sea hardly notices.

> When sun and moon stand in one line, their effects add up. That is a *spring tide*, and it has nothing to do with the season.

## Some places

| Place            | Range (m) | Why                          |
|:-----------------|----------:|:-----------------------------|
| Bay of Fundy     |      16.3 | a bay in step with the tide  |
| Bristol Channel  |      14.5 | a funnel open to the ocean   |
| Bergen           |       1.4 | deep water close to the shore |
| Baltic Sea       |       0.1 | a bottle with a narrow neck  |

## A model in a few lines

Two cosines are enough for a first guess. The numbers are the periods of the main lunar and solar parts, in hours:

\`\`\`js
const parts = [
  { name: "M2", period: 12.4206, height: 0.44 },
  { name: "S2", period: 12.0, height: 0.16 },
];

/** Height of the water in metres, t hours after a new moon. */
export function tide(t) {
  return parts.reduce(
    (sum, { period, height }) => sum + height * Math.cos((2 * Math.PI * t) / period),
    0,
  );
}

console.log(tide(0).toFixed(2)); // 0.60 at new moon
\`\`\`

In Python the same fits on one line: \`sum(h * cos(tau * t / p) for p, h in parts)\`.

The two periods differ by a little less than half an hour, so the waves drift apart and meet again after

$$ T = \\frac{1}{\\frac{1}{12} - \\frac{1}{12.4206}} \\approx 354\\ \\text{hours} \\approx 14.8\\ \\text{days}, $$

which is the rhythm of spring and neap tides.

## What the model leaves out

- [ ] the wind, which can add a metre in a storm
- [ ] the air pressure: one hectopascal less, one centimetre more
- [x] the moon's changing distance, if you add a third cosine called *N2*

For real harbours, measured constants for some forty parts are published; see the [tables of your hydrographic office](https://example.com/tides). A pilot would add: the tables give the sea's *intention*. What it does on the day is written on the pole at the quay.

---

Shall I work out the next spring tide for a place of your choice?
`;
