import { devicePartStates } from '../../protocol/agent.ts';
import { type DevicePartView, reportedPartNames } from '../../protocol/devices-api.ts';
import { partWords, stateWords } from '../../ui/devices/part-words.ts';
import { words } from './messages.ts';

/** A device's own report, `ticket-printer: paper-out`, in words; one that is not known is shown as it came. */
export function faultWords(report: string): string {
  const [name, told] = report.split(': ');
  const part = reportedPartNames.find((one) => one === name);
  const state = devicePartStates.find((one) => one === told);
  return part && state ? troubleWords({ part, state }) : report;
}

/** A part in trouble, in words; a part that is well is told for what is left of its consumable. */
export function troubleWords({ part, state }: Pick<DevicePartView, 'part' | 'state'>): string {
  if (state === 'ok') return words.part_level_low({ part: partWords(part) });
  return words.fault_of_part({ part: partWords(part), fault: stateWords(state) });
}
