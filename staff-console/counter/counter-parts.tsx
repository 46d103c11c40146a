import type { VNode } from 'preact';
import { Icon } from '../kit/icon.tsx';
import { severityIcons } from '../shell/severity-icons.ts';
import { partLabels, partStateLabels } from '../words/fault-words.ts';
import type { CounterPart } from './counter-check.ts';

/** Parts with their states, in words as well as in colour. */
export function CounterParts({ parts }: { parts: readonly CounterPart[] }): VNode | null {
  if (parts.length === 0) return null;
  return (
    <ul class="counter-parts">
      {parts.map(({ part, state, severity }) => (
        <li key={part}>
          <span class="counter-part">{partLabels[part]()}</span>
          <span class={`part-state part-${severity}`}>
            <Icon name={severityIcons[severity]} />
            {partStateLabels[state]()}
          </span>
        </li>
      ))}
    </ul>
  );
}
