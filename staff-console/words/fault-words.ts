import { words } from './messages.ts';

const partWords: Readonly<Record<string, () => string>> = {
  'ticket-printer': words.part_ticket_printer,
  'id-card-reader': words.part_id_card_reader,
};
const stateWords: Readonly<Record<string, () => string>> = {
  'paper-out': words.fault_paper_out,
  'paper-near-end': words.fault_paper_near_end,
  'cover-open': words.fault_cover_open,
  'cutter-fault': words.fault_cutter_fault,
  overheated: words.fault_overheated,
  offline: words.fault_offline,
  absent: words.fault_offline,
  stalled: words.fault_stalled,
  fault: words.fault_fault,
};

/** A device's own report, `ticket-printer: paper-out`, in words; one that is not known is shown as it came. */
export function faultWords(report: string): string {
  const [part = '', state = ''] = report.split(': ');
  const partWord = partWords[part];
  const stateWord = stateWords[state];
  if (partWord === undefined || stateWord === undefined) return report;
  return words.fault_of_part({ part: partWord(), fault: stateWord() });
}
