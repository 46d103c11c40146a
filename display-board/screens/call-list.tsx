import type { ListedCall } from '../calls/showcase.ts';
import * as m from '../paraglide/messages.js';
import { Arrow } from './arrow.tsx';
import { Both, bothLanguages } from './both.tsx';
import { directionWord } from './direction-words.ts';

interface CallListProps {
  readonly calls: readonly ListedCall[];
  /** Rows of the list: where there are fewer calls their places are kept, so that nothing moves when one comes. */
  readonly rows: number;
}

/** The last calls, and first those that wait for the big panel: they are marked, for their people are wanted now. */
export function CallList({ calls, rows }: CallListProps) {
  const empty = Array.from({ length: Math.max(0, rows - calls.length) }, (_, row) => row);
  return (
    <table class="calls">
      <thead>
        <tr>
          <th scope="col">
            <Both text={bothLanguages(m.ticket)} />
          </th>
          <th scope="col">
            <Both text={bothLanguages(m.window)} />
          </th>
          <th scope="col">
            <Both text={bothLanguages(m.way)} />
          </th>
        </tr>
      </thead>
      <tbody>
        {calls.map(({ call, pending }) => (
          <tr key={`${call.number} ${call.windowLabel}`} class={pending ? 'pending' : ''}>
            <td class="digits">{call.number}</td>
            <td>
              <span class="digits">{call.windowLabel}</span>{' '}
              <span class="unit">{m.counter({}, { locale: 'zh-CN' })}</span>
            </td>
            <td>
              <span class="way">
                <Arrow direction={call.direction} />
                <Both text={pending ? bothLanguages(m.called_now) : directionWord(call.direction)} />
              </span>
            </td>
          </tr>
        ))}
        {empty.map((row) => (
          <tr key={row} class="calls-empty">
            <td colSpan={3} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
