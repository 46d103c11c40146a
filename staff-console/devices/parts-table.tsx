import type { VNode } from 'preact';
import type { DevicePartView, ManagedDevice } from '../../protocol/devices-api.ts';
import { type Severity, severityOf } from '../../protocol/part-severity.ts';
import { Icon } from '../kit/icon.tsx';
import type { IconName } from '../kit/icon-files.ts';
import { partLabels, partStateLabels } from '../words/fault-words.ts';
import { words } from '../words/messages.ts';
import { type DeskClock, momentText } from './desk-times.ts';

const icons: Record<Severity, IconName> = { ok: 'circle-check', low: 'info', bad: 'triangle-alert' };

/** Each part: how it is, since when, and what is left of its consumable. */
export function PartsTable({ device, clock }: { device: ManagedDevice; clock: DeskClock }): VNode {
  const { parts, condition } = device;
  const isOld = condition === 'silent' && parts.length > 0;
  return (
    <section class="card" aria-labelledby="parts-title">
      <h2 id="parts-title">{words.parts_title()}</h2>
      {isOld && <p class="device-line device-overdue">{words.parts_old()}</p>}
      {parts.length === 0 && <p class="quiet">{words.parts_none()}</p>}
      {parts.length > 0 && (
        <table class="parts">
          <thead>
            <tr>
              <th>{words.parts_part()}</th>
              <th>{words.parts_state()}</th>
              <th>{words.parts_since()}</th>
              <th>{words.parts_level()}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <PartRow key={part.part} part={part} clock={clock} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function PartRow({ part, clock }: { part: DevicePartView; clock: DeskClock }): VNode {
  const look = severityOf(part);
  return (
    <tr>
      <th scope="row">{partLabels[part.part]()}</th>
      <td>
        <span class={`part-state part-${look}`}>
          <Icon name={icons[look]} />
          {partStateLabels[part.state]()}
        </span>
      </td>
      <td>{momentText(part.since, clock)}</td>
      <td>{part.level === null ? '–' : <Level percent={part.level} look={look} />}</td>
    </tr>
  );
}

function Level({ percent, look }: { percent: number; look: Severity }): VNode {
  return (
    <span class={`level level-${look}`}>
      <meter min={0} max={100} value={percent} aria-label={words.parts_level()} />
      {words.parts_level_value({ percent })}
    </span>
  );
}
