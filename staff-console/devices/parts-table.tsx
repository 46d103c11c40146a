import type { VNode } from 'preact';
import type { DevicePartView, ManagedDevice } from '../../protocol/devices-api.ts';
import { type Severity, severityOf } from '../../protocol/part-severity.ts';
import { partWords, stateWords } from '../../ui/devices/part-words.ts';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { severityIcons } from '../shell/severity-icons.ts';
import { words } from '../words/messages.ts';
import { type DeskClock, momentText } from './desk-times.ts';
import type { DeviceRights } from './device-rights.ts';
import type { DevicesModel } from './devices-model.ts';

/** Each part: how it is, since when, and what is left of its consumable. */
export function PartsTable(props: {
  device: ManagedDevice;
  model: DevicesModel;
  clock: DeskClock;
  rights: DeviceRights;
}): VNode {
  const { device, model, clock, rights } = props;
  const { parts, condition } = device;
  const isOld = condition === 'silent' && parts.length > 0;
  return (
    <section class="card" aria-labelledby="parts-title">
      <div class="card-head">
        <h2 id="parts-title">{words.parts_title()}</h2>
        {rights.testsPrinter && printsA4(device) && (
          <Button
            class="touch"
            appearance="outlined"
            loading={model.busy.value}
            onClick={() => void model.testPage(device)}
          >
            <Icon slot="start" name="printer" />
            {words.parts_test_page()}
          </Button>
        )}
      </div>
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

function printsA4({ kind, parts }: ManagedDevice): boolean {
  return kind === 'kiosk' && parts.some(({ part }) => part === 'document-printer');
}

function PartRow({ part, clock }: { part: DevicePartView; clock: DeskClock }): VNode {
  const look = severityOf(part);
  const { unheardSince } = part;
  return (
    <tr>
      <th scope="row">{partWords(part.part)}</th>
      <td>
        <span class={`part-state part-${look}`}>
          <Icon name={severityIcons[look]} />
          {stateWords(part.state)}
        </span>
        {unheardSince !== undefined && (
          <p class="quiet">{words.parts_unheard({ time: momentText(unheardSince, clock) })}</p>
        )}
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
