import type { ComponentChildren, VNode } from 'preact';
import type { StaffTicket } from '../../protocol/views.ts';
import { minutesSince } from '../models/wait-ageing.ts';
import { WaitMark } from '../shell/wait-mark.tsx';
import { words } from '../words/messages.ts';
import { LaneBadge, QueueRow } from './queue-row.tsx';
import type { TellerModel } from './teller-model.ts';

/** The list at the left of the terminal: who waits in order of issue, who was missed, who is on hold here. */
export function QueueList({ model, now }: { model: TellerModel; now: number }): VNode {
  const { waiting, missed, held } = model.sections.value;
  const view = model.queue.value;
  const longest = waiting.reduce((most, ticket) => Math.max(most, minutesSince(ticket.issuedAt, now)), 0);
  const open = (kind: 'pick' | 'reactivate', ticket: StaffTicket) => {
    model.dialog.value = { kind, ticket };
  };
  return (
    <section class="card queue" aria-labelledby="queue-title" onKeyDown={moveByArrows}>
      <header class="card-head">
        <h2 id="queue-title">{words.queue_title({ count: waiting.length })}</h2>
        {waiting.length > 0 && <span class="chip">{words.queue_longest({ minutes: longest })}</span>}
      </header>
      <div class="queue-scroll">
        {waiting.length === 0 && <p class="quiet queue-none">{words.queue_empty()}</p>}
        <ul>
          {waiting.map((ticket, index) => (
            <QueueRow
              key={ticket.id}
              ticket={ticket}
              tabStop={index === 0}
              action={words.row_pick()}
              badge={<LaneBadge ticket={ticket} view={view} />}
              end={<WaitMark ticket={ticket} view={view} now={now} />}
              onPress={() => open('pick', ticket)}
            />
          ))}
        </ul>
        <Section title={words.missed_title({ count: missed.length })} tickets={missed}>
          {(ticket, index) => (
            <QueueRow
              key={ticket.id}
              ticket={ticket}
              tabStop={index === 0}
              action={words.row_reactivate()}
              end={words.missed_minutes({ minutes: minutesSince(ticket.missedAt ?? now, now) })}
              onPress={() => open('reactivate', ticket)}
            />
          )}
        </Section>
        <Section title={words.held_title({ count: held.length })} tickets={held}>
          {(ticket, index) => (
            <QueueRow
              key={ticket.id}
              ticket={ticket}
              tabStop={index === 0}
              action={words.row_resume()}
              badge={ticket.note !== null && <span class="badge">{ticket.note}</span>}
              end={words.held_minutes({ minutes: minutesSince(ticket.heldAt ?? now, now) })}
              onPress={() => void model.send('resume', { ticket: ticket.id })}
            />
          )}
        </Section>
      </div>
      <p class="queue-keys">{words.queue_hint()}</p>
    </section>
  );
}

function Section(props: {
  title: string;
  tickets: readonly StaffTicket[];
  children: (ticket: StaffTicket, index: number) => ComponentChildren;
}): VNode | null {
  if (props.tickets.length === 0) return null;
  return (
    <>
      <h3>{props.title}</h3>
      <ul>{props.tickets.map(props.children)}</ul>
    </>
  );
}

/** Arrow keys go through the rows of all sections, Home and End to the ends, Escape leaves the list. */
function moveByArrows(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-queue-row]')];
  const at = rows.findIndex((row) => row.matches(':focus'));
  const goals: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(at + 1, rows.length - 1),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: rows.length - 1,
  };
  if (event.key === 'Escape') rows[at]?.blur();
  const goal = goals[event.key];
  if (goal === undefined || rows.length === 0) return;
  event.preventDefault();
  rows[goal]?.focus();
}
