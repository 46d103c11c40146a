/** Gives the focus to what is found. The kit's fields cannot take it before they have drawn themselves: tries for a few frames. */
export function focusSoon(find: () => HTMLElement | null): () => void {
  let framesLeft = 30;
  let frame = requestAnimationFrame(tryOnce);
  function tryOnce(): void {
    const first = find();
    first?.focus();
    framesLeft -= 1;
    if (framesLeft > 0 && !first?.matches(':focus-within')) frame = requestAnimationFrame(tryOnce);
  }
  return () => cancelAnimationFrame(frame);
}
