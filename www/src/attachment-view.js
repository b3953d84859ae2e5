// @ts-check
// An attached file: a picture of it, or its name and size.

import { h, icon } from "./dom.js";
import { bytes } from "./format.js";

/** @param {import("./attachment.js").Attachment} attachment */
export function attachmentView({ name, size, isImage, preview }) {
  if (isImage) return h("img", { class: "attached attached-image", src: preview, alt: name, title: name, decoding: "async" });
  return h(
    "span",
    { class: "attached attached-file" },
    icon("file"),
    h("span", { class: "attached-name" }, name),
    h("span", { class: "attached-size" }, bytes(size)),
  );
}
