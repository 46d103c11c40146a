/**
 * Gives the focus to what is found. The kit's fields cannot take it before they have drawn themselves: tries for a few
 * frames. What has had the focus once, also by the browser's own choice, is never given it again: by then somebody types.
 */
export function focusSoon(find: () => HTMLElement | null): () => void {
  let framesLeft = 30;
  let frame = requestAnimationFrame(tryOnce);
  window.addEventListener('focusin', onFocus);
  function stop(): void {
    cancelAnimationFrame(frame);
    window.removeEventListener('focusin', onFocus);
  }
  function onFocus({ target }: FocusEvent): void {
    if (target instanceof Node && find()?.contains(target)) stop();
  }
  function tryOnce(): void {
    framesLeft -= 1;
    if (framesLeft < 0 || find()?.matches(':focus-within')) stop();
    else {
      frame = requestAnimationFrame(tryOnce);
      find()?.focus();
    }
  }
  return stop;
}
