// @ts-check
// A sound that can really be heard: a fading chord, as a WAV file in base64.

const RATE = 24_000;
const CHORD = [220, 277.18, 329.63];

/** @param {number} seconds */
export function chordWav(seconds) {
  const samples = Math.round(RATE * seconds);
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20); // PCM
  wav.writeUInt16LE(1, 22); // mono
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let i = 0; i < samples; i++) {
    const fade = 1 - i / samples;
    const wave = CHORD.reduce((sum, hertz) => sum + Math.sin((2 * Math.PI * hertz * i) / RATE), 0);
    wav.writeInt16LE(Math.round(9000 * fade * (wave / CHORD.length)), 44 + i * 2);
  }
  return wav;
}

/** @type {Map<number, string>} */
const made = new Map();

/** Made once: fifteen seconds are a megabyte. @param {number} seconds */
export function chordBase64(seconds) {
  let base64 = made.get(seconds);
  if (!base64) made.set(seconds, (base64 = chordWav(seconds).toString("base64")));
  return base64;
}
