import type { ListedCall } from '../calls/showcase.ts';
import * as m from '../paraglide/messages.js';
import { Arrow } from './arrow.tsx';
import { Both, bothLanguages } from './both.tsx';
import { directionWord } from './direction-words.ts';

/** So many rows fill their place; fewer keep the height of a row. */
const fullCount = 5;

/** The last calls, and first those that wait for the big panel: they are marked, for their people are wanted now. */
export function CallList({ calls }: { readonly calls: readonly ListedCall[] }) {
  return (
    <table class={`calls ${calls.length < fullCount ? 'calls-few' : ''}`}>
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
      </tbody>
    </table>
  );
}
