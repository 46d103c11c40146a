import type { HallConfig } from '../../../../protocol/hall-config.ts';
import { refuse } from '../../../../protocol/problems.ts';
import { err, ok } from '../../../../protocol/result.ts';
import { allWaiting } from '../call-order/waiting-lines.ts';
import { mayServe, type WaitingTicket } from '../call-order/waiting-ticket.ts';
import type { ConfigureHall } from '../commands.ts';
import { checkConfiguration } from '../configuration.ts';
import type { QueueEvent } from '../events.ts';
import type { QueueState } from '../state.ts';
import type { Decision } from './decision.ts';
import { servingPool, someWindowServes } from './issue-ticket.ts';

const mostNamed = 20;

/**
 * A new configuration as a whole; a window that somebody works at can neither vanish nor become one of another kind. Tickets that wait for windows that
 * are no longer there, or do other things now, go where they can be served, with their original time (B-09). Where one could be served
 * nowhere any more the configuration is refused, by its numbers: it would wait to the end of the day for nobody.
 */
export function decideConfigure(state: QueueState, command: ConfigureHall): Decision {
  const { at, config } = command;
  const faults = checkConfiguration(config);
  for (const window of state.windows.values()) {
    const next = config.windows.find((one) => one.id === window.id);
    if (window.status !== 'closed' && next?.kind !== window.config.kind) {
      faults.push({ path: '/windows', message: `window ${window.id} is open` });
    }
  }
  if (state.config && state.config.id !== config.id) faults.push({ path: '/id', message: 'the id of a hall stays' });
  if (faults.length > 0) return err(refuse('invalid_configuration', { fields: faults }));
  const stranded = allWaiting(state.lines).filter((ticket) => !isServedIn(config, ticket));
  if (stranded.length > 0) {
    return err(refuse('tickets_without_window', { numbers: stranded.slice(0, mostNamed).map(({ number }) => number) }));
  }
  const moved = allWaiting(state.lines).flatMap((ticket) => rescue(state, ticket, config, at));
  return ok([{ type: 'HallConfigured', at, config }, ...moved]);
}

function isServedIn(config: HallConfig, { pool, service }: WaitingTicket): boolean {
  return someWindowServes(config, servingPool(config, pool, service), service);
}

function rescue(state: QueueState, ticket: WaitingTicket, config: HallConfig, at: number): QueueEvent[] {
  const pool = servingPool(config, ticket.pool, ticket.service);
  const reserving = config.windows.find((one) => one.id === ticket.reservedFor);
  const reservedFor = reserving && mayServe(reserving, { ...ticket, pool }) ? reserving.id : null;
  if (pool === ticket.pool && reservedFor === ticket.reservedFor) return [];
  const from = state.tickets.get(ticket.id)?.window ?? null;
  return [{ type: 'TicketTransferred', at, ticket: ticket.id, from, pool, reservedFor, reason: null }];
}
