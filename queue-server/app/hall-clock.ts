import type { Clock } from '../../protocol/clock.ts';
import { system } from '../domain/actor.ts';
import { overdue } from '../domain/help/help.ts';
import { dayIsOver } from '../domain/queue/decide/service-day.ts';
import type { Hall } from './hall.ts';

const bySystem = { actor: 'system', commandId: null, fingerprint: null };

/** What time alone brings about: the roll-over at midnight or at the next start, and calls for help that nobody answers. */
export async function observeClock(hall: Hall, clock: Clock): Promise<void> {
  const at = clock.now();
  const { queue, help } = hall.writer.durable;
  if (dayIsOver(queue, at)) await hall.writer.submit({ type: 'RollServiceDay', at, actor: system }, bySystem);
  const { escalateSeconds: afterSeconds } = hall.config().help;
  if (overdue(help, at, afterSeconds).length > 0) {
    await hall.writer.submit({ type: 'EscalateHelp', at, actor: system, afterSeconds }, bySystem);
  }
}

/** Looks at the clock once a second until it is stopped. */
export function startHallClock(halls: readonly Hall[], clock: Clock): () => void {
  const timer = setInterval(() => {
    for (const hall of halls) void observeClock(hall, clock);
  }, 1000);
  return () => clearInterval(timer);
}
