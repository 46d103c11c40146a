import type { VNode } from 'preact';
import { partWords, stateWords } from '../../ui/devices/part-words.ts';
import { Icon } from '../kit/icon.tsx';
import { severityIcons } from '../shell/severity-icons.ts';
import type { CounterPart } from './counter-check.ts';

/** Parts with their states, in words as well as in colour. */
export function CounterParts({ parts }: { parts: readonly CounterPart[] }): VNode | null {
  if (parts.length === 0) return null;
  return (
    <ul class="counter-parts">
      {parts.map(({ part, state, severity }) => (
        <li key={part}>
          <span class="counter-part">{partWords(part)}</span>
          <span class={`part-state part-${severity}`}>
            <Icon name={severityIcons[severity]} />
            {stateWords(state)}
          </span>
        </li>
      ))}
    </ul>
  );
}
