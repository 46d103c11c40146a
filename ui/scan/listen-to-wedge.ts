import { readScan, type Scan } from '../../protocol/scan.ts';
import { noBurst, onKeyStroke } from './wedge.ts';

/** A wedge may read a code twice while it is held up; the agent's scanner has the same rule. */
const repeatMs = 2_000;

/**
 * Hears a scanner that types as a keyboard. Keys go on to the page as ever, except those of a code that is certainly one: its
 * Enter must press no button. Answers the function that ends it.
 */
export function listenToWedge(target: EventTarget, tell: (scan: Scan) => void): () => void {
  let state = noBurst;
  let last = { text: '', at: Number.NEGATIVE_INFINITY };
  let forgetting: ReturnType<typeof setTimeout> | undefined;

  function hear(event: Event): void {
    if (!(event instanceof KeyboardEvent) || event.isComposing) return;
    const { key, timeStamp: at, repeat } = event;
    const step = onKeyStroke(state, { key, at, repeat });
    state = step.state;
    if (step.isScanners) {
      event.preventDefault();
      event.stopPropagation();
    }
    if (step.burst !== null) tellOnce(step.burst, at);
  }

  function tellOnce(text: string, at: number): void {
    const again = text === last.text && at - last.at < repeatMs;
    last = { text, at };
    // A code may be somebody's: it is not kept longer than it takes to know it again.
    clearTimeout(forgetting);
    forgetting = setTimeout(() => {
      last = { text: '', at: Number.NEGATIVE_INFINITY };
    }, repeatMs);
    if (!again) tell(readScan(text));
  }

  target.addEventListener('keydown', hear, { capture: true });
  return () => {
    clearTimeout(forgetting);
    target.removeEventListener('keydown', hear, { capture: true });
  };
}
