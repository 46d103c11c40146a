import type { VNode } from 'preact';
import type { StaffQueueView, StaffTicket } from '../../protocol/views.ts';
import { Icon } from '../kit/icon.tsx';
import { minutesSince, type WaitAge, waitAge } from '../models/wait-ageing.ts';
import { words } from '../words/messages.ts';

const ageLabels: Readonly<Record<Exclude<WaitAge, 'fresh'>, () => string>> = {
  long: words.age_long,
  overdue: words.age_overdue,
};

/** How long a ticket waits: a long wait has an icon and its name, not only a colour. */
export function WaitMark({ ticket, view, now }: { ticket: StaffTicket; view: StaffQueueView; now: number }): VNode {
  const minutes = minutesSince(ticket.issuedAt, now);
  const age = waitAge(minutes, view.longestWaitMinutes);
  return (
    <span class={`wait wait-${age}`}>
      {age !== 'fresh' && <Icon name={age === 'overdue' ? 'triangle-alert' : 'clock'} label={ageLabels[age]()} />}
      {words.waited_minutes({ minutes })}
    </span>
  );
}
