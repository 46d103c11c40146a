import type { DevicePartState } from '../../protocol/agent.ts';
import type { ReportedPartName } from '../../protocol/devices-api.ts';
import { partNames, stateNames } from '../../protocol/part-names.ts';
import { pick } from '../i18n/locale.ts';

/** What a part of a terminal is called, in the language of the page. */
export function partWords(part: ReportedPartName): string {
  return pick(partNames[part]);
}

/** What a part says of itself, in the language of the page: the same words at the kiosk, the window and the desk. */
export function stateWords(state: DevicePartState): string {
  return pick(stateNames[state]);
}
