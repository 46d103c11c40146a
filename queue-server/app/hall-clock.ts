import type { Clock } from '../../protocol/clock.ts';
import type { TicketId, WindowId } from '../../protocol/ids.ts';
import { system } from '../domain/actor.ts';
import { overdue } from '../domain/help/help.ts';
import { dayIsOver } from '../domain/queue/decide/service-day.ts';
import type { Hall } from './hall.ts';
import { bySystem } from './stream.ts';
import { watchDevices } from './watch-devices.ts';

/** What time alone brings about: the roll-over at midnight or at the next start, calls for help that nobody answers, calls whose teller is gone, devices that are not heard. */
export async function observeClock(hall: Hall, clock: Clock): Promise<void> {
  const at = clock.now();
  await rollOverIfDue(hall, at);
  const { help } = hall.writer.durable;
  const { escalateSeconds: afterSeconds } = hall.config().help;
  if (overdue(help, at, afterSeconds).length > 0) {
    await hall.writer.submit({ type: 'EscalateHelp', at, actor: system, afterSeconds }, bySystem);
  }
  await watchDevices(hall, at);
  for (const { window, ticket } of forsakenCalls(hall, at)) {
    await hall.writer.submit({ type: 'ReturnCall', at, actor: system, window, ownOnly: false, ticket }, bySystem);
  }
}

/** Ends the service day that is over, also one that ended while the server was off: before anybody is shown yesterday's queue (B-23). */
export async function rollOverIfDue(hall: Hall, at: number): Promise<void> {
  if (dayIsOver(hall.writer.durable.queue, at))
    await hall.writer.submit({ type: 'RollServiceDay', at, actor: system }, bySystem);
}

/** A page that is loaded anew is away for a moment, however short the hall's own patience is. */
const leastAwaySeconds = 30;

/** Tickets called to windows whose teller's screen is gone for longer than a call may go unanswered, and no call terminal stands there. */
function forsakenCalls(hall: Hall, now: number): { readonly window: WindowId; readonly ticket: TicketId }[] {
  const { queue, devices } = hall.writer.durable;
  const awayMs = Math.max(leastAwaySeconds, hall.config().calling.answerSeconds) * 1000;
  const terminals = [...devices.devices.values()].filter(
    ({ id, kind, revoked }) => kind === 'call-terminal' && !revoked && hall.presence.online(id),
  );
  return [...queue.windows.values()].flatMap(({ id, staff, ticket }) => {
    const called = ticket === null ? undefined : queue.tickets.get(ticket);
    if (staff === null || called?.status !== 'called') return [];
    const goneSince = hall.staffPresence.goneSince(staff);
    if (goneSince === null || terminals.some((terminal) => terminal.window === id)) return [];
    const since = Math.max(goneSince, called.lastCallAt ?? 0);
    return now - since >= awayMs ? [{ window: id, ticket: called.id }] : [];
  });
}

/** Looks at the clock once a second until it is stopped. */
export function startHallClock(halls: readonly Hall[], clock: Clock): () => void {
  const timer = setInterval(() => {
    for (const hall of halls) void observeClock(hall, clock);
  }, 1000);
  return () => clearInterval(timer);
}
