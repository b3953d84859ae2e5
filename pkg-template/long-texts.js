// @ts-check
// Long texts of an answer that stay on this side: an image of many megabytes would make the wasm's memory grow, which
// never shrinks again. There, a mark stands in the place of each.

/** The shortest text that is kept out, in characters. */
const LONG = 16 * 1024;

export class LongTexts {
  /** What every mark begins with, and nothing else: nobody who writes an answer can know it. */
  #name = `openrouter-wasm-${[0, 0].map(() => Math.random().toString(36).slice(2)).join("")}-`;

  /** @type {string[]} */
  #texts = [];

  /** @type {Map<string, string>} the mark of each text: the same text has the same */
  #marks = new Map();

  #pattern = new RegExp(`${this.#name}(\\d+);`, "g");

  /**
   * A JSON text's value, and the text with marks in place of what is long; the same text, if it is not JSON.
   *
   * @param {string} json
   * @returns {{ value?: any, text: string }}
   */
  takeOut(json) {
    try {
      const value = JSON.parse(json);
      return { value, text: JSON.stringify(value, (_, part) => (isLong(part) ? this.#mark(part) : part)) };
    } catch {
      return { text: json };
    }
  }

  /** @param {string} text */
  #mark(text) {
    let mark = this.#marks.get(text);
    if (mark === undefined) {
      mark = `${this.#name}${this.#texts.push(text) - 1};`;
      this.#marks.set(text, mark);
    }
    return mark;
  }

  /**
   * A text with the long ones in it again.
   *
   * @param {string} text
   */
  putBack(text) {
    return text.replace(this.#pattern, (_, number) => this.#texts[number]);
  }

  /**
   * The value of JSON text with marks in it.
   *
   * @param {string} json
   */
  parse(json) {
    return JSON.parse(json, (_, part) => (typeof part === "string" ? this.putBack(part) : part));
  }
}

/** @param {unknown} part */
function isLong(part) {
  return typeof part === "string" && part.length > LONG;
}
