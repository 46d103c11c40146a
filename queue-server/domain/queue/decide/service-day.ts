import { localDay } from '../../../../protocol/clock.ts';
import { refuse } from '../../../../protocol/problems.ts';
import { err, ok } from '../../../../protocol/result.ts';
import type { ConfigureHall, RollServiceDay } from '../commands.ts';
import { checkConfiguration } from '../configuration.ts';
import type { QueueEvent } from '../events.ts';
import type { QueueState } from '../state.ts';
import type { Decision } from './decision.ts';

/** Is another day open than the one that the hall's clock shows? */
export function dayIsOver(state: QueueState, now: number): boolean {
  return state.config !== null && state.day !== localDay(now, state.config.utcOffsetMinutes);
}

/**
 * Ends the open day, however long ago it was: open tickets expire, windows close, the day's counts are frozen;
 * then opens today, with counters at zero (B-23). Nothing happens where today is open already.
 */
export function decideRollDay(state: QueueState, command: RollServiceDay): Decision {
  if (!state.config || !dayIsOver(state, command.at)) return ok([]);
  const { at } = command;
  const events: QueueEvent[] = [];
  if (state.day !== null) {
    for (const ticket of state.tickets.keys()) events.push({ type: 'TicketExpired', at, ticket, reason: 'day-end' });
    for (const window of state.windows.values()) {
      if (window.status !== 'closed') events.push({ type: 'WindowClosed', at, window: window.id, reason: 'day-end' });
    }
    const { issued, finished, noShows } = state.counts;
    const expired = state.tickets.size;
    events.push({ type: 'ServiceDayClosed', at, day: state.day, issued, finished, noShows, expired });
  }
  events.push({ type: 'ServiceDayOpened', at, day: localDay(at, state.config.utcOffsetMinutes) });
  return ok(events);
}

/** A new configuration as a whole; a window that somebody works at cannot vanish. */
export function decideConfigure(state: QueueState, command: ConfigureHall): Decision {
  const faults = checkConfiguration(command.config);
  for (const window of state.windows.values()) {
    const stays = command.config.windows.some((one) => one.id === window.id);
    if (!stays && window.status !== 'closed') faults.push({ path: '/windows', message: `window ${window.id} is open` });
  }
  if (state.config && state.config.id !== command.config.id)
    faults.push({ path: '/id', message: 'the id of a hall stays' });
  if (faults.length > 0) return err(refuse('invalid_configuration', { fields: faults }));
  return ok([{ type: 'HallConfigured', at: command.at, config: command.config }]);
}
