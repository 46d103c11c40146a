import type { Showcase } from '../calls/showcase.ts';
import * as m from '../paraglide/messages.js';
import { Arrow } from './arrow.tsx';
import { Both, bothLanguages } from './both.tsx';
import { directionRequest } from './direction-words.ts';

/** Up to this many characters of number and window stand side by side at full size. */
const comfortableLength = 6;

/** The big panel: who is called, to which window, and which way to walk (C-01). A fresh call flashes three times, then stands. */
export function CurrentCall({ showcase }: { readonly showcase: Showcase }) {
  const { shown } = showcase;
  if (shown === null) {
    return (
      <section class="current current-empty">
        <Both text={bothLanguages(m.no_calls_yet)} />
      </section>
    );
  }
  const { call, since, fresh } = shown;
  const isLong = call.number.length + call.windowLabel.length > comfortableLength;
  return (
    // The key restarts the flashing for a recall of the same number.
    <section
      key={`${call.number} ${since}`}
      class={`current ${fresh ? 'current-fresh' : ''} ${isLong ? 'current-long' : ''}`}
    >
      <div class="current-top">
        <Both text={bothLanguages(m.now_calling)} />
        <span class="current-way">
          <Both text={directionRequest(call.direction)} /> <Arrow direction={call.direction} />
        </span>
      </div>
      <div class="current-main">
        <span class="current-number">{call.number}</span>
        <span class="current-to">{m.go_to({}, { locale: 'zh-CN' })}</span>
        <span class="current-place">
          <span class="current-window">{call.windowLabel}</span>
          <Both text={bothLanguages(m.counter)} class="current-counter" />
        </span>
      </div>
    </section>
  );
}
