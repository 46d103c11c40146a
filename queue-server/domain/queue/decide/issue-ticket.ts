import type { HallConfig } from '../../../../protocol/hall-config.ts';
import { refuse } from '../../../../protocol/problems.ts';
import { err, ok } from '../../../../protocol/result.ts';
import { type Group, laneOf, type Pool, ticketNumber } from '../../../../protocol/ticket.ts';
import { deviceOf, staffOf } from '../../actor.ts';
import { peopleAhead } from '../call-order/position.ts';
import { ticketsAheadAtIssue } from '../call-order/waiting-lines.ts';
import type { IssueTicket } from '../commands.ts';
import { ageClassOf, ticketClass, waitStart } from '../priority-class.ts';
import { serviceStateAt } from '../service-hours.ts';
import { type QueueState, secondsPerCall } from '../state.ts';
import { type Ticket, whyGone } from '../ticket.ts';
import type { Decision } from './decision.ts';

/** So many like matters make a bulk business (大宗业务, B-22). */
const bulkFromMatters = 5;

/**
 * A new number (B-01). Refuses outside service hours (B-17) and when the person has an open ticket for the same matter (B-12).
 * The group comes from the card's age or from staff, with a reason; a claim made at the kiosk is only noted (B-05).
 */
export function decideIssue(state: QueueState, command: IssueTicket): Decision {
  const { config } = state;
  if (!config || state.day === null) return err(refuse('hall_closed'));
  const service = serviceStateAt(config, command.at);
  if (service.state === 'last-ticket-passed') return err(refuse('last_ticket_passed', { opensAt: service.opensAt }));
  if (service.state !== 'open') return err(refuse('hall_closed', { opensAt: service.opensAt }));
  if (command.grantedGroup !== null && command.reason === null) return err(refuse('reason_required'));
  const active = activeTicket(state, command, config);
  if (active) return err(refuse('ticket_already_active', { ticket: summary(active) }));
  const wanted = command.pool === 'common' && command.matters >= bulkFromMatters ? 'bulk' : command.pool;
  const pool = servingPool(config, wanted, command.service);
  if (!someWindowServes(config, pool, command.service)) return err(refuse('no_window_for_service'));
  const group = command.grantedGroup ?? groupByAge(config, command.age);
  const { appointmentAt } = command;
  const priorityClass = ticketClass(config, group, appointmentAt !== undefined);
  const lane = laneOf(wanted, priorityClass);
  const letter = letterOf(config, lane);
  const sequence = (state.counters.get(letter) ?? 0) + 1;
  const aheadForBudget = ticketsAheadAtIssue(state.lines, pool);
  const work = command.expectedMinutes === undefined ? {} : { expectedMinutes: command.expectedMinutes };
  const newcomer = {
    priorityClass,
    pool,
    ageClass: ageClassOf(group),
    issuedAt: command.at,
    rankAt: waitStart(priorityClass, command.at, appointmentAt),
    issueOrder: state.issueOrder + 1,
    appointmentAt: appointmentAt ?? null,
    ...work,
  };
  return ok([
    {
      type: 'TicketIssued',
      at: command.at,
      ticket: command.ticket,
      number: ticketNumber(letter, sequence, config.numberDigits),
      letter,
      sequence,
      day: state.day,
      lane,
      pool,
      priorityClass,
      group,
      claimedGroup: command.grantedGroup === null ? command.claimedGroup : null,
      reason: command.grantedGroup === null ? null : command.reason,
      service: command.service,
      matters: command.matters,
      subject: command.subject,
      flags: command.flags,
      language: command.language,
      issuedBy: staffOf(command.actor) ?? deviceOf(command.actor),
      ahead: peopleAhead(state.lines, newcomer, command.at, config.order, secondsPerCall(state)),
      budget: config.order.overtaking.base + config.order.overtaking.share * aheadForBudget,
      estimate: command.estimates[lane] ?? null,
      ...(appointmentAt === undefined ? {} : { appointmentAt }),
      ...work,
    },
  ]);
}

/** Elderly by age, the very old by their own age (B-04, B-05). */
function groupByAge(config: HallConfig, age: number | null): Group {
  if (age === null || age < config.groups.seniorAge) return 'general';
  return age >= config.groups.verySeniorAge ? 'very-senior' : 'senior';
}

/** A hall without a window of that kind for the matter serves it at its comprehensive windows (B-09). */
export function servingPool(config: HallConfig, pool: Pool, service: number | null): Pool {
  return pool !== 'common' && someWindowServes(config, pool, service) ? pool : 'common';
}

/** Whether the hall has a window for the matter in that pool, open or not; null is a question without a matter. */
export function someWindowServes(config: HallConfig, pool: Pool, service: number | null): boolean {
  const kind = pool === 'common' ? 'comprehensive' : pool;
  return config.windows.some(
    (window) =>
      window.kind === kind && (service === null || window.services.length === 0 || window.services.includes(service)),
  );
}

function letterOf(config: HallConfig, lane: string): string {
  return config.lanes.find((one) => one.lane === lane)?.letter ?? 'A';
}

/** The person's ticket for the same matter, unless it was missed and can never come back. */
function activeTicket(state: QueueState, command: IssueTicket, config: HallConfig): Ticket | undefined {
  if (command.subject === null) return undefined;
  return state.bySubject
    .get(command.subject)
    ?.flatMap((id) => state.tickets.get(id) ?? [])
    .filter((ticket) => ticket.service === command.service)
    .find((ticket) => ticket.status !== 'no-show' || whyGone(ticket, config.calling, command.at) === null);
}

function summary(ticket: Ticket) {
  const { id, number, lane, status, aheadAtIssue, issuedAt } = ticket;
  return { id, number, lane, status, ahead: aheadAtIssue, issuedAt };
}
