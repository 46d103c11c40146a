import type { StaffId, TicketId, WindowId } from '../../protocol/ids.ts';
import { lanes, type WaitEstimate } from '../../protocol/ticket.ts';
import type { Hall } from '../../queue-server/app/hall.ts';
import { type Actor, system } from '../../queue-server/domain/actor.ts';
import type { HallCommand } from '../../queue-server/domain/decide-hall.ts';
import { plainTicket } from '../../queue-server/domain/queue/commands.ts';
import { generateArrivals, usualDay } from '../../simulator/generate-arrivals.ts';
import { at } from './sample-hall.ts';

const ageOf: Readonly<Record<string, number>> = { senior: 66, 'very-senior': 84 };
const untilStartMs = 15_000;
const origin = { actor: 'test', commandId: null, fingerprint: null };

/**
 * Plays a whole day at a hall by its own commands: synthetic people come, are called in the hall's order, served and
 * finished. `now`: the clock of the hall, set as the day goes on.
 */
export async function playPastDay(
  hall: Hall,
  day: string,
  options: {
    readonly visitors: number;
    readonly windows: number;
    readonly seed: number;
    readonly until?: string;
    /** What everybody is told. */
    readonly estimate?: WaitEstimate;
  },
): Promise<void> {
  const submit = async (command: HallCommand): Promise<void> => {
    const done = await hall.writer.submit(command, origin);
    if (!done.ok) throw new Error(`${command.type} was refused: ${done.error.code}`);
  };
  await submit({ type: 'RollServiceDay', at: at('08:00', day), actor: system });
  const windows = hall.config().windows.slice(0, options.windows);
  const desks = windows.map(({ id }, index) => ({ ...desk(id, index), freeAt: at('08:30', day) }));
  for (const { window, actor } of desks) {
    await submit({ type: 'OpenWindow', at: at('08:30', day), window, actor, ownOnly: true });
  }
  const people = generateArrivals({ ...usualDay, visitors: options.visitors }, options.seed);
  const last = at(options.until ?? '23:00', day);
  const waiting: { readonly came: number; readonly seconds: number }[] = [];

  async function serveUntil(moment: number): Promise<void> {
    for (;;) {
      const [next] = waiting;
      const first = desks.reduce((one, other) => (other.freeAt < one.freeAt ? other : one));
      const calledAt = Math.max(first.freeAt, next?.came ?? 0);
      if (next === undefined || calledAt > Math.min(moment, last)) return;
      waiting.shift();
      const { window, actor } = first;
      const step = { window, actor, ownOnly: true };
      const startedAt = calledAt + untilStartMs;
      first.freeAt = startedAt + next.seconds * 1000;
      await submit({
        type: 'CallNextTicket',
        at: calledAt,
        ...step,
        finishCurrent: false,
        current: null,
        ticket: null,
        reason: null,
      });
      await submit({ type: 'StartService', at: startedAt, ...step, current: null });
      if (first.freeAt > last) continue;
      await submit({ type: 'FinishTicket', at: first.freeAt, ...step, outcome: 'served', current: null });
    }
  }

  for (const [index, person] of people.entries()) {
    const came = at('00:00', day) + person.arriveAt * 1000;
    await serveUntil(came);
    if (came > last) break;
    await submit({
      type: 'IssueTicket',
      at: came,
      actor: system,
      ticket: `past-${day}-${index}` as TicketId,
      service: person.service,
      subject: null,
      age: ageOf[person.group] ?? 40,
      ...plainTicket,
      estimates: Object.fromEntries(lanes.map((lane) => [lane, options.estimate ?? null])),
    });
    waiting.push({ came, seconds: person.serviceSeconds });
  }
  await serveUntil(last);
}

function desk(window: WindowId, index: number): { readonly window: WindowId; readonly actor: Actor } {
  const name = `past-teller${index + 1}`;
  return { window, actor: { kind: 'staff', staff: name as StaffId, staffNo: `P${index + 1}` } };
}
