import type { BoardView } from '../../protocol/views.ts';
import * as m from '../paraglide/messages.js';
import { Both, bothLanguages } from './both.tsx';

const maxReady = 6;
const maxMissed = 12;
/** Up to this many stand in one row at full size. */
const comfortableCount = 5;

function Numbers({ numbers }: { readonly numbers: readonly string[] }) {
  return (
    <ul class={`numbers ${numbers.length > comfortableCount ? 'numbers-many' : ''}`}>
      {numbers.map((number) => (
        <li key={number} class="digits">
          {number}
        </li>
      ))}
    </ul>
  );
}

/** Who comes next, so that nobody has to run. */
export function GetReadyPanel({ numbers }: { readonly numbers: BoardView['getReady'] }) {
  return (
    <section class="panel ready">
      <h2>
        <Both text={bothLanguages(m.get_ready)} />
      </h2>
      {numbers.length === 0 ? (
        <Both text={bothLanguages(m.nobody_waiting)} class="quiet" />
      ) : (
        <Numbers numbers={numbers.slice(0, maxReady)} />
      )}
    </section>
  );
}

/** Missed numbers, the latest ones, and how to come back. */
export function MissedPanel({ view }: { readonly view: BoardView }) {
  if (view.missed.length === 0) return null;
  return (
    <section class="panel missed">
      <h2>
        <Both text={bothLanguages(m.missed)} />
      </h2>
      <Numbers numbers={view.missed.slice(-maxMissed)} />
      <p>
        <Both text={view.missedRule} class="stacked" />
      </p>
    </section>
  );
}
