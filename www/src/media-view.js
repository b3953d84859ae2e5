// @ts-check
// What an answer brings besides text: images, and the sources it cites.

import { h, icon } from "./dom.js";
import { secureLink } from "./markdown.js";

export class ImagesView {
  element = h("div", { class: "images", hidden: true });
  /** @type {Map<number, string>} */
  #drawn = new Map();

  /** @param {import("./answer.js").Step} step */
  update(step) {
    for (const [index, url] of step.images) {
      if (this.#drawn.has(index)) continue;
      this.#drawn.set(index, url);
      if (!/^(data:image\/|https?:|blob:)/i.test(url)) continue;
      const number = this.#drawn.size;
      const extension = /^data:image\/(\w+)/.exec(url)?.[1] ?? "png";
      this.element.append(
        h(
          "figure",
          { class: "image", dataset: { testid: "image" } },
          h("img", { src: url, alt: `Image ${number}, made by the model`, decoding: "async" }),
          h("a", { class: "image-save", href: url, download: `image-${number}.${extension}`, "aria-label": `Save image ${number}`, title: "Save image" }, icon("save")),
        ),
      );
      this.element.hidden = false;
    }
  }
}

export class SourcesView {
  #list = h("ol", {});
  element = h("div", { class: "sources", role: "group", "aria-label": "Sources", hidden: true }, h("h3", {}, "Sources"), this.#list);
  #drawn = 0;

  /** @param {import("./answer.js").Step} step */
  update(step) {
    if (step.sources.size === this.#drawn) return;
    this.#drawn = step.sources.size;
    const items = [...step.sources.values()].flatMap(({ url, title }) => {
      const address = URL.parse?.(url) ?? safeURL(url);
      if (!address || !/^https?:$/.test(address.protocol)) return [];
      const host = address.hostname.replace(/^www\./, "");
      const link = h("a", { href: address.href }, h("span", { class: "source-title" }, title === url ? address.pathname : title), h("span", { class: "source-host" }, host));
      secureLink(link);
      return [h("li", {}, link)];
    });
    this.#list.replaceChildren(...items);
    this.element.hidden = items.length === 0;
  }
}

/** @param {string} url */
function safeURL(url) {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
