import type { CardFault, DevicePartName, DevicePartState } from '../../protocol/agent.ts';
import type { Scan } from '../../protocol/scan.ts';
import { m } from '../paraglide/messages.js';
import type { CheckFault, CheckName, Finding } from './checks.ts';

type Words = () => string;

const parts: Readonly<Record<DevicePartName, Words>> = {
  'ticket-printer': m.mt_part_ticket_printer,
  'id-card-reader': m.mt_part_id_card_reader,
  'social-card-reader': m.mt_part_social_card_reader,
  scanner: m.mt_part_scanner,
  'document-printer': m.mt_part_document_printer,
  'light-strips': m.mt_part_light_strips,
  'pin-pad': m.mt_part_pin_pad,
  'finger-vein-reader': m.mt_part_finger_vein_reader,
  'bank-card-reader': m.mt_part_bank_card_reader,
  power: m.mt_part_power,
};

const states: Readonly<Record<DevicePartState, Words>> = {
  ok: m.mt_state_ok,
  'paper-near-end': m.mt_state_paper_near_end,
  'paper-out': m.mt_state_paper_out,
  'cover-open': m.mt_state_cover_open,
  'cutter-fault': m.mt_state_cutter_fault,
  overheated: m.mt_state_overheated,
  offline: m.mt_state_offline,
  stalled: m.mt_state_stalled,
  jammed: m.mt_state_jammed,
  'in-use': m.mt_state_in_use,
  'on-battery': m.mt_state_on_battery,
  'journal-unreadable': m.mt_state_journal_unreadable,
  'clock-off': m.mt_state_clock_off,
  fault: m.mt_state_fault,
  absent: m.mt_state_absent,
};

const cardFaults: Readonly<Record<CardFault, Words>> = {
  unreadable: m.fault_unreadable,
  'removed-too-early': m.fault_removed,
  'reader-absent': m.fault_absent,
  'not-selected': m.fault_not_selected,
  'not-genuine': m.fault_not_genuine,
  'wrong-card': m.fault_wrong_card,
  'no-chip-answer': m.fault_no_chip_answer,
  'not-verifiable': m.fault_not_verifiable,
};

const faults: Readonly<Record<CheckFault, Words>> = {
  ...states,
  ...cardFaults,
  nothing: m.mt_bad_nothing,
  'no-page': m.mt_bad_page,
  'power-soon': m.mt_bad_power,
  unreached: m.mt_bad_unreached,
};

const codes: Readonly<Record<Scan['kind'], Words>> = {
  ticket: m.mt_kind_ticket,
  booking: m.mt_kind_booking,
  'e-card': m.mt_kind_e_card,
  receipt: m.mt_kind_receipt,
  unknown: m.mt_kind_unknown,
  unreadable: m.mt_kind_unreadable,
};

const checks: Readonly<Record<CheckName, Words>> = {
  print: m.mt_check_print,
  page: m.mt_check_page,
  lights: m.mt_check_lights,
  card: m.mt_check_card,
  scan: m.mt_check_scan,
  camera: m.mt_check_camera,
  signature: m.mt_check_signature,
};

/** What is to be done, or waited for, while a check runs; camera and signature speak for themselves. */
const running: Readonly<Record<Exclude<CheckName, 'camera' | 'signature'>, Words>> = {
  print: m.mt_running_print,
  page: m.mt_running_print,
  lights: m.mt_running_lights,
  card: m.mt_running_card,
  scan: m.mt_running_scan,
};

export const partWords = (part: DevicePartName): string => parts[part]();
export const stateWords = (state: DevicePartState): string => states[state]();
export const faultWords = (fault: CheckFault): string => faults[fault]();
export const checkWords = (check: CheckName): string => checks[check]();
export const runningWords = (check: keyof typeof running): string => running[check]();

/** What a check has found, in words. */
export function findingWords(check: CheckName, finding: Finding): string {
  switch (finding.kind) {
    case 'card':
      return m.mt_good_card({ name: finding.maskedName, number: finding.maskedNumber });
    case 'scan':
      return m.mt_good_scan({ kind: codes[finding.code]() });
    case 'signature':
      return m.mt_good_signature({ strokes: finding.strokes });
    case 'done':
      if (check === 'camera') return m.mt_good_camera();
      return check === 'lights' ? m.mt_good_lights() : m.mt_good_print();
  }
}
