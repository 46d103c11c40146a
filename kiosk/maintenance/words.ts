import type { CardFault, DevicePartState } from '../../protocol/agent.ts';
import type { Scan } from '../../protocol/scan.ts';
import { stateWords } from '../../ui/devices/part-words.ts';
import { m } from '../paraglide/messages.js';
import type { CheckFault, CheckName, Finding } from './checks.ts';

type Words = () => string;

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

const faults: Readonly<Record<Exclude<CheckFault, DevicePartState>, Words>> = {
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

export const faultWords = (fault: CheckFault): string => (isState(fault) ? stateWords(fault) : faults[fault]());
export const checkWords = (check: CheckName): string => checks[check]();
export const runningWords = (check: keyof typeof running): string => running[check]();

function isState(fault: CheckFault): fault is DevicePartState {
  return !(fault in faults);
}

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
