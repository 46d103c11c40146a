/**
 * Gives the focus to what is found. The kit's fields cannot take it before they have drawn themselves: tries for a few
 * frames. What has had the focus once, also by the browser's own choice, is never given it again, and none is taken from
 * another field of the same form: by then somebody types.
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
    const wanted = find();
    if (framesLeft < 0 || wanted?.matches(':focus-within') || isTypedBeside(wanted)) stop();
    else {
      frame = requestAnimationFrame(tryOnce);
      wanted?.focus();
    }
  }
  return stop;
}

const fields = 'wa-input, wa-radio, input, textarea, select';

/** Whether another field of the same form or dialog has the focus. */
function isTypedBeside(wanted: HTMLElement | null): boolean {
  const { activeElement: active } = document;
  return (
    active?.matches(fields) === true &&
    active !== wanted &&
    wanted?.closest('form, wa-dialog, dialog')?.contains(active) === true
  );
}
