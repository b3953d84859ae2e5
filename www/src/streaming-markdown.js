// @ts-check
// Markdown that grows: what is closed is parsed and drawn once, only the open end again.

import { lex, toDOM } from "./markdown.js";

/** @typedef {{ raw: string, type: string, nodes: ChildNode[] }} Block */

/** A block may still join the one before it (the "2." of a list looks like a paragraph first), so two stay open. */
const OPEN_BLOCKS = 2;

export class StreamingMarkdown {
  #host;
  /** The source of the open blocks. */
  #open = "";
  #all = "";
  /** @type {Block[]} the open blocks as drawn */
  #blocks = [];
  /** Raw HTML may span blocks, and a reference may come after its use: then the whole is drawn again at the end. */
  #needsWhole = false;

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#host = host;
  }

  /** @param {string} text what came since the last call */
  push(text) {
    if (!text) return;
    const clean = text.replaceAll("\r", "");
    this.#open += clean;
    this.#all += clean;
    this.#draw(lex(this.#open));
  }

  end() {
    if (!this.#needsWhole) return;
    this.#host.replaceChildren(toDOM(lex(this.#all)));
    this.#blocks = [];
  }

  /** @param {import("marked").TokensList} tokens */
  #draw(tokens) {
    const blocks = tokens.map((token, position) => this.#block(token, this.#blocks[position]));
    for (const { nodes } of this.#blocks.slice(blocks.length)) for (const node of nodes) node.remove();
    this.#blocks = blocks;
    this.#settle();
  }

  /**
   * @param {import("./markdown.js").Token} token
   * @param {Block | undefined} drawn what stands in its place
   * @returns {Block}
   */
  #block(token, drawn) {
    if (drawn?.raw === token.raw && drawn.type === token.type) return drawn;
    if (token.type === "html" || token.type === "def") this.#needsWhole = true;
    const next = { raw: token.raw, type: token.type, nodes: /** @type {ChildNode[]} */ ([]) };
    if (drawn && growCode(drawn, token)) return { ...next, nodes: drawn.nodes };

    const fragment = toDOM([token]);
    next.nodes = [...fragment.childNodes];
    const after = this.#after(drawn);
    for (const node of drawn?.nodes ?? []) node.remove();
    this.#host.insertBefore(fragment, after);
    return next;
  }

  /** @param {Block | undefined} drawn the node that follows it, in front of which its successor goes */
  #after(drawn) {
    if (!drawn) return null;
    const rest = this.#blocks.slice(this.#blocks.indexOf(drawn) + 1);
    return drawn.nodes.at(-1)?.nextSibling ?? rest.find((block) => block.nodes[0]?.isConnected)?.nodes[0] ?? null;
  }

  /** Lets go of the blocks that can't change any more. */
  #settle() {
    let open = 0;
    let first = this.#blocks.length;
    while (first > 0 && open < OPEN_BLOCKS) if (this.#blocks[--first].type !== "space") open++;
    const closed = this.#blocks.slice(0, first).reduce((length, block) => length + block.raw.length, 0);
    const total = this.#blocks.reduce((length, block) => length + block.raw.length, 0);
    if (closed === 0 || total !== this.#open.length) return;
    this.#open = this.#open.slice(closed);
    this.#blocks = this.#blocks.slice(first);
  }
}

/**
 * A growing code block keeps its element, and with it the reader's selection and scroll position.
 * @param {Block} drawn
 * @param {import("./markdown.js").Token} token
 */
function growCode(drawn, token) {
  if (drawn.type !== "code" || token.type !== "code") return false;
  const figure = drawn.nodes.find((node) => node instanceof HTMLElement && node.matches("figure.code"));
  const code = /** @type {HTMLElement | undefined} */ (figure)?.querySelector("code");
  const text = code?.firstChild;
  const firstLine = /^.*\n/.exec(drawn.raw)?.[0]; // the language may still be growing
  const source = `${token.text}\n`;
  if (!code || !firstLine || !token.raw.startsWith(firstLine) || !(text instanceof Text)) return false;
  const old = text.data.replace(/\n$/, "");
  if (!source.startsWith(old)) return false;
  text.replaceData(old.length, text.length - old.length, source.slice(old.length));
  return true;
}
