import type {
  DeviceCondition,
  DeviceDeed,
  DevicePeriod,
  InspectionOutcome,
  ManagedDevice,
  OrderOutcome,
  WorkOrder,
} from '../../protocol/devices-api.ts';
import type { IconName } from '../kit/icon-files.ts';
import { troubleWords } from '../words/fault-words.ts';
import { words } from '../words/messages.ts';
import { type DeskClock, momentText } from './desk-times.ts';

export const conditionLabels: Readonly<Record<DeviceCondition, () => string>> = {
  ok: words.condition_ok,
  attention: words.condition_attention,
  degraded: words.condition_degraded,
  silent: words.condition_silent,
};
export const conditionIcons: Readonly<Record<DeviceCondition, IconName>> = {
  ok: 'circle-check',
  attention: 'info',
  degraded: 'triangle-alert',
  silent: 'wifi-off',
};
export const conditionChips: Readonly<Record<DeviceCondition, string>> = {
  ok: 'chip-ok',
  attention: 'chip-warn',
  degraded: 'chip-danger',
  silent: 'chip-danger',
};

export const outcomeLabels: Readonly<Record<OrderOutcome | InspectionOutcome, () => string>> = {
  fixed: words.outcome_fixed,
  replaced: words.outcome_replaced,
  'no-fault': words.outcome_no_fault,
  'not-fixable': words.outcome_not_fixable,
  good: words.inspection_good,
  faulty: words.inspection_faulty,
};

export const orderStatusLabels: Readonly<Record<WorkOrder['status'], () => string>> = {
  open: words.order_status_open,
  taken: words.order_status_taken,
  closed: words.order_status_closed,
};

const recentMs = 90_000;

/** When the device was last heard; a silent one since when it is not. */
export function heardWords({ silentSince, lastHeardAt }: ManagedDevice, clock: DeskClock): string {
  if (silentSince !== null) return words.desk_silent_since({ time: momentText(silentSince, clock) });
  if (lastHeardAt === null) return words.desk_never_heard();
  const agoMs = Math.max(0, clock.now - lastHeardAt);
  if (agoMs < recentMs) return words.desk_heard_seconds({ count: Math.round(agoMs / 1000) });
  return words.desk_heard_at({ time: momentText(lastHeardAt, clock) });
}

/** What the order is about: what staff have seen, or what a rule found. */
export function causeWords({ cause, words: seen }: Pick<WorkOrder, 'cause' | 'words'>): string {
  switch (cause.kind) {
    case 'staff':
      return seen ?? '';
    case 'silent':
      return words.order_cause_silent();
    case 'part':
      return troubleWords(cause);
  }
}

/** What was the matter, without its times. */
export function periodWords({ what }: DevicePeriod): string {
  return what.kind === 'silent' ? words.history_silent() : troubleWords(what);
}

/** What was done, without its time; to orders and at inspections also by whom: a rule where nobody is named. */
export function deedWords(deed: DeviceDeed): string {
  const number = String(deed.number ?? '–');
  const staff = deed.by?.staffNo ?? words.history_by_rule();
  const outcome = deed.outcome === null ? '' : outcomeLabels[deed.outcome]();
  switch (deed.kind) {
    case 'paired':
      return words.history_paired();
    case 'revoked':
      return words.history_revoked();
    case 'inspected':
      return words.history_inspected({ staff, outcome });
    case 'order-opened':
      return words.history_order_opened({ number, by: staff });
    case 'order-taken':
      return words.history_order_taken({ number, staff });
    case 'order-closed':
      return words.history_order_closed({ number, staff, outcome });
    case 'order-reopened':
      return words.history_order_reopened({ number, staff });
  }
}
