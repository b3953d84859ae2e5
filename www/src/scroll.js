// @ts-check
// Follows a growing page only while the reader is at its end.

/**
 * @param {HTMLElement} scroller
 * @param {HTMLElement} content
 * @param {HTMLButtonElement} jump shown when there is more below than the reader sees
 */
export function followEnd(scroller, content, jump) {
  const NEAR = 56;
  let following = true;
  let last = 0;

  const toEnd = () => {
    scroller.scrollTop = scroller.scrollHeight;
    last = scroller.scrollTop;
  };
  const distance = () => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
  const show = () => (jump.hidden = following || distance() < NEAR);

  scroller.addEventListener(
    "scroll",
    () => {
      // Moving up means reading; only being at the end means following again.
      if (scroller.scrollTop < last - 2) following = distance() < 2;
      else if (distance() < NEAR) following = true;
      last = scroller.scrollTop;
      show();
    },
    { passive: true },
  );

  const watch = new ResizeObserver(() => {
    if (following && live) toEnd();
    show();
  });
  watch.observe(content);
  watch.observe(scroller);

  // Between answers nothing grows but what the reader unfolds, and that must stay where it is.
  let live = false;

  jump.addEventListener("click", () => {
    following = true;
    toEnd();
    show();
  });

  return {
    /** @param {boolean} growing */
    setLive(growing) {
      live = growing;
      if (!growing && following) toEnd(); // the last of an answer, its receipt or its error, comes with its end
    },
    pin() {
      following = true;
      toEnd();
      show();
    },
  };
}
