// @ts-check
// Files that are dropped anywhere on the page, or pasted.

/** @param {(files: File[]) => void} take */
export function takeFiles(take) {
  let depth = 0; // leaving an element for one inside it is told as well
  const show = (/** @type {number} */ next) => {
    depth = Math.max(0, next);
    document.body.classList.toggle("is-dropping", depth > 0);
  };
  const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");

  document.addEventListener("dragenter", (event) => hasFiles(event) && show(depth + 1));
  document.addEventListener("dragleave", (event) => hasFiles(event) && show(depth - 1));
  document.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  document.addEventListener("drop", (event) => {
    show(0);
    if (!hasFiles(event)) return;
    event.preventDefault(); // or the browser would leave the page for the file
    take([...(event.dataTransfer?.files ?? [])]);
  });
  document.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    // Text that was copied from an office program comes with a picture of itself.
    if (files.length === 0 || event.clipboardData?.types.includes("text/plain")) return;
    event.preventDefault();
    take(files);
  });
}
