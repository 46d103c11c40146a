import type { MoveNotice } from '../../protocol/views.ts';
import * as m from '../paraglide/messages.js';
import { Arrow } from './arrow.tsx';
import { Both, bothLanguages } from './both.tsx';

const numbersShown = 6;
const showMs = 5_000;

/**
 * Numbers that are called elsewhere now, and where (B-15). Of many numbers a few at a time, of many places one after
 * the other, each long enough to be read; nothing runs. No word on persons.
 */
export function MovedRow({ moves, clockMs }: { readonly moves: readonly MoveNotice[]; readonly clockMs: number }) {
  const pages = moves.flatMap(pagesOf);
  const shown = pages[Math.floor(clockMs / showMs) % Math.max(1, pages.length)];
  if (shown === undefined) return null;
  const window = shown.windows.join(' ');
  return (
    <section class="moved" aria-label={m.moved({}, { locale: 'zh-CN' })}>
      <Both text={bothLanguages(m.moved)} class="tag stacked" />
      <ul class="moved-numbers">
        {shown.numbers.map((number) => (
          <li key={number} class="digits">
            {number}
          </li>
        ))}
      </ul>
      {shown.windows.length === 0 ? (
        <Both text={bothLanguages(m.moved_anywhere)} class="moved-place stacked" />
      ) : (
        <p class="moved-place">
          <Both text={bothLanguages(m.moved_to)} class="stacked" />
          <strong class="digits">{window}</strong>
          <Both text={bothLanguages(m.counter)} class="stacked" />
          {shown.direction === null ? null : <Arrow direction={shown.direction} />}
        </p>
      )}
    </section>
  );
}

/** As many numbers a page as can be read at a glance. */
function pagesOf(move: MoveNotice): MoveNotice[] {
  const pages: MoveNotice[] = [];
  for (let from = 0; from < move.numbers.length; from += numbersShown) {
    pages.push({ ...move, numbers: move.numbers.slice(from, from + numbersShown) });
  }
  return pages;
}
