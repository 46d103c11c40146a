import type { IssueTicketBody, TicketReply } from '../../protocol/api.ts';
import type { BookingListReply } from '../../protocol/appointments-api.ts';
import { assertNever, type Result } from '../../protocol/result.ts';
import type { Text } from '../../protocol/text.ts';
import type { ClientProblem } from '../../ui/client/client-problem.ts';
import { isPassing } from '../../ui/client/client-problem.ts';
import { newRequestKey } from '../../ui/client/request-key.ts';
import type { Effect } from '../flow/outcome.ts';
import type { Settings, ShownTicket } from '../flow/state.ts';
import type { Agent } from './agent.ts';
import type { CardSlot } from './card-slot.ts';
import type { CodeSlot } from './code-slot.ts';
import type { HallApi } from './hall-api.ts';
import type { Send } from './kiosk.ts';
import { printTicket } from './print-ticket.ts';
import { createBookingRunner, shownBooking } from './run-booking-effect.ts';
import { createScanRunner } from './run-scan-effect.ts';
import { shownTicket } from './shown-ticket.ts';

/** What effects are done with. The functions are asked anew for each effect: agent, settings and visit change. */
export interface EffectParts {
  readonly api: HallApi;
  /** Null where this kiosk has none: a ticket then has no paper. */
  readonly agent: () => Agent | null;
  readonly card: CardSlot;
  readonly codes: CodeSlot;
  readonly settings: () => Settings;
  /** Name of an item for the screen; null where the ticket names none. */
  readonly serviceName: (service: number | null) => Text | null;
  readonly takesBookings: () => boolean;
  /** Names the visit that is under way; it changes with each wipe. */
  readonly visit: () => number;
  /** What else a wipe clears: devices, speech, page, storage. */
  readonly onWipe: () => void;
}

type Issue = Extract<Effect, { type: 'issue' }>;

function isTicketReply(value: unknown): value is TicketReply {
  return typeof value === 'object' && value !== null && 'number' in value && 'id' in value && 'trackUrl' in value;
}

/** Builds what does the flow's effects. Commands keep their key while they are tried, so that each is done once. */
export function createEffectRunner(parts: EffectParts): (effect: Effect, send: Send) => void {
  const { api, card } = parts;
  /** Key and body of the command that is being tried; a new number means a new command. */
  let current: { request: number; key: string; body: IssueTicketBody } | null = null;

  const bookings = createBookingRunner({ api, language: () => parts.settings().language, refuse });

  const scans = createScanRunner({ api, card, codes: parts.codes, refuse });

  function commandOf(effect: Issue): { key: string; body: IssueTicketBody } {
    if (current?.request === effect.request) return current;
    const holder = effect.withCard ? card.read() : null;
    const { wish } = effect;
    const body: IssueTicketBody = {
      language: parts.settings().language,
      ...(wish.kind === 'item' ? { service: wish.no } : {}),
      ...(wish.kind === 'result-pickup' || wish.kind === 'unresolved-matter' ? { pool: wish.kind } : {}),
      ...(holder === null ? {} : { holder }),
      ...(effect.group === null ? {} : { claimedGroup: effect.group }),
      ...(effect.matters > 1 ? { matters: effect.matters } : {}),
      ...(effect.lowCounter ? { flags: ['low-counter' as const] } : {}),
    };
    current = { request: effect.request, key: newRequestKey(), body };
    return current;
  }

  function refuse(request: number, problem: ClientProblem, send: Send): void {
    if (isPassing(problem)) {
      send({ type: 'request-unanswered', request });
      return;
    }
    current = null;
    const active = problem.code === 'ticket_already_active' && isTicketReply(problem.ticket) ? problem.ticket : null;
    const ticket = active === null ? null : shownTicket(active, null);
    send({ type: 'request-refused', request, code: problem.code, detail: problem.detail, ticket });
  }

  async function ask<Value>(
    request: number,
    asked: Promise<Result<Value, ClientProblem>>,
    send: Send,
    use: (value: Value) => void,
  ): Promise<void> {
    const answer = await asked;
    if (answer.ok) use(answer.value);
    else refuse(request, answer.error, send);
  }

  function issue(effect: Issue, send: Send): Promise<void> {
    const { key, body } = commandOf(effect);
    const name = parts.serviceName(body.service ?? null);
    return ask(effect.request, api.issue(body, key), send, (reply) => {
      current = null;
      send({ type: 'ticket-issued', request: effect.request, ticket: shownTicket(reply, name) });
    });
  }

  async function find(request: number, send: Send): Promise<void> {
    const holder = card.read();
    if (holder === null) {
      send({ type: 'tickets-found', request, tickets: [] });
      return;
    }
    const found = await api.find(holder);
    if (!found.ok) return refuse(request, found.error, send);
    const tickets = found.value.tickets.map((ticket) => shownTicket(ticket, null));
    // Who has no ticket may have booked one: the card leads there by itself.
    const booked = tickets.length === 0 && parts.takesBookings() ? await api.findBookings(holder) : null;
    if (booked?.ok && booked.value.bookings.length > 0) tellBookings(request, booked.value, send);
    else send({ type: 'tickets-found', request, tickets });
  }

  async function findBookings(request: number, send: Send): Promise<void> {
    const holder = card.read();
    if (holder === null) send({ type: 'bookings-found', request, bookings: [] });
    else await ask(request, api.findBookings(holder), send, (reply) => tellBookings(request, reply, send));
  }

  function tellBookings(request: number, reply: BookingListReply, send: Send): void {
    send({ type: 'bookings-found', request, bookings: reply.bookings.map(shownBooking) });
  }

  async function reactivate(request: number, ticket: ShownTicket['id'], send: Send): Promise<void> {
    const done = await api.reactivate(ticket);
    if (!done.ok) return refuse(request, done.error, send);
    await ask(request, api.ticket(ticket), send, ({ status, ahead, estimate }) => {
      send({ type: 'ticket-reactivated', request, place: { status, ahead: ahead ?? 0, estimate } });
    });
  }

  function print(ticket: ShownTicket['id'], send: Send): Promise<void> {
    const mine = parts.visit();
    const isHere = () => parts.visit() === mine;
    return printTicket(api, parts.agent(), ticket, parts.settings().language, send, isHere);
  }

  async function callHelp(screen: string, send: Send): Promise<void> {
    const answer = await api.callHelp(screen);
    send(answer.ok ? { type: 'help-taken', id: answer.value.id } : { type: 'help-refused' });
  }

  function forgetTried(): void {
    current = null;
    bookings.forget();
    scans.forget();
  }

  async function run(effect: Effect, send: Send): Promise<void> {
    switch (effect.type) {
      case 'issue':
        return issue(effect, send);
      case 'find':
        return find(effect.request, send);
      case 'cancel': {
        const { request, ticket } = effect;
        const asked = api.cancel(ticket);
        if (request === null) await asked;
        else await ask(request, asked, send, () => send({ type: 'ticket-cancelled', request }));
        return;
      }
      case 'reactivate':
        return reactivate(effect.request, effect.ticket, send);
      case 'find-bookings':
        return findBookings(effect.request, send);
      case 'check-in':
        return bookings.checkIn(effect, send);
      case 'move-booking':
        return bookings.move(effect, send);
      case 'open-ticket':
        return scans.openTicket(effect, send);
      case 'read-e-card':
        return scans.readECard(effect, send);
      case 'forget-code':
        parts.codes.take();
        return;
      case 'print':
        return print(effect.ticket, send);
      case 'call-help':
        return callHelp(effect.screen, send);
      case 'forget-card':
        card.clear();
        return;
      case 'forget-tried':
        forgetTried();
        return;
      case 'wipe':
        card.clear();
        forgetTried();
        parts.onWipe();
        return;
      default:
        return assertNever(effect);
    }
  }

  return (effect, send) => {
    void run(effect, send);
  };
}
