// @ts-check
// At most one render an animation frame, however fast the chunks come.

/**
 * @param {() => void} render
 * @returns {{ schedule(): void, flush(): void, cancel(): void }}
 */
export function oncePerFrame(render) {
  let pending = 0;
  const cancel = () => {
    cancelAnimationFrame(pending);
    pending = 0;
  };
  return {
    schedule() {
      pending ||= requestAnimationFrame(() => {
        pending = 0;
        render();
      });
    },
    // A hidden tab gets no frames: what ends an answer renders at once.
    flush() {
      cancel();
      render();
    },
    cancel,
  };
}
