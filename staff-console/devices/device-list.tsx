import type { VNode } from 'preact';
import type { DeskView, ManagedDevice } from '../../protocol/devices-api.ts';
import type { DeviceId } from '../../protocol/ids.ts';
import { Icon } from '../kit/icon.tsx';
import { troubleWords } from '../words/fault-words.ts';
import { deviceKindLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import { isOpen, ordersOf, troublesOf, worstFirst } from './desk-summary.ts';
import { type DeskClock, momentText } from './desk-times.ts';
import { conditionChips, conditionIcons, conditionLabels, heardWords } from './device-words.ts';

/** Every device in one line or two, the worst first. */
export function DeviceList(props: {
  desk: DeskView;
  chosen: DeviceId;
  clock: DeskClock;
  onChoose: (device: DeviceId) => void;
}): VNode {
  const { desk, chosen, clock, onChoose } = props;
  return (
    <nav class="device-list" aria-label={words.desk_list()}>
      <ul>
        {worstFirst(desk.devices).map((device) => (
          <li key={device.id}>
            <button
              type="button"
              class={`card device-row device-${device.condition}`}
              aria-current={device.id === chosen ? 'true' : undefined}
              onClick={() => onChoose(device.id)}
            >
              <span class="device-row-head">
                <strong>{device.name}</strong>
                <ConditionChip device={device} />
              </span>
              <span class="quiet">
                {deviceKindLabels[device.kind]()} · {heardWords(device, clock)}
              </span>
              <Trouble device={device} clock={clock} />
              <Marks desk={desk} device={device} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function ConditionChip({ device }: { device: Pick<ManagedDevice, 'condition'> }): VNode {
  const { condition } = device;
  return (
    <span class={`chip ${conditionChips[condition]}`}>
      <Icon name={conditionIcons[condition]} />
      {conditionLabels[condition]()}
    </span>
  );
}

function Trouble({ device, clock }: { device: ManagedDevice; clock: DeskClock }): VNode | null {
  const [worst, ...others] = troublesOf(device);
  if (worst === undefined || device.condition === 'silent') return null;
  return (
    <span class="device-trouble">
      {troubleWords(worst)} · {momentText(worst.since, clock)}
      {others.length > 0 && ` · ${words.desk_more_troubles({ count: others.length })}`}
    </span>
  );
}

function Marks({ desk, device }: { desk: DeskView; device: ManagedDevice }): VNode | null {
  const orders = ordersOf(desk.orders, device.id).filter(isOpen).length;
  if (orders === 0 && !device.inspection.overdue) return null;
  return (
    <span class="device-marks">
      {orders > 0 && <span class="badge">{words.desk_orders_open({ count: orders })}</span>}
      {device.inspection.overdue && <span class="badge badge-senior">{words.desk_inspection_overdue()}</span>}
    </span>
  );
}
