import { type DevicePartState, devicePartStates } from '../../protocol/agent.ts';
import { type DevicePartView, type ReportedPartName, reportedPartNames } from '../../protocol/devices-api.ts';
import { words } from './messages.ts';

export const partLabels: Readonly<Record<ReportedPartName, () => string>> = {
  agent: words.part_agent,
  clock: words.part_clock,
  'ticket-printer': words.part_ticket_printer,
  'id-card-reader': words.part_id_card_reader,
  'social-card-reader': words.part_social_card_reader,
  scanner: words.part_scanner,
  'document-printer': words.part_document_printer,
  'light-strips': words.part_light_strips,
  'pin-pad': words.part_pin_pad,
  'finger-vein-reader': words.part_finger_vein_reader,
  'bank-card-reader': words.part_bank_card_reader,
  power: words.part_power,
};

export const partStateLabels: Readonly<Record<DevicePartState, () => string>> = {
  ok: words.state_ok,
  'in-use': words.state_in_use,
  'paper-out': words.fault_paper_out,
  'paper-near-end': words.fault_paper_near_end,
  'cover-open': words.fault_cover_open,
  'cutter-fault': words.fault_cutter_fault,
  overheated: words.fault_overheated,
  offline: words.fault_offline,
  stalled: words.fault_stalled,
  jammed: words.fault_jammed,
  'on-battery': words.fault_on_battery,
  'journal-unreadable': words.fault_journal_unreadable,
  'clock-off': words.fault_clock_off,
  fault: words.fault_fault,
  absent: words.fault_absent,
};

/** A device's own report, `ticket-printer: paper-out`, in words; one that is not known is shown as it came. */
export function faultWords(report: string): string {
  const [name, told] = report.split(': ');
  const part = reportedPartNames.find((one) => one === name);
  const state = devicePartStates.find((one) => one === told);
  return part && state ? troubleWords({ part, state }) : report;
}

/** A part in trouble, in words; a part that is well is told for what is left of its consumable. */
export function troubleWords({ part, state }: Pick<DevicePartView, 'part' | 'state'>): string {
  if (state === 'ok') return words.part_level_low({ part: partLabels[part]() });
  return words.fault_of_part({ part: partLabels[part](), fault: partStateLabels[state]() });
}
