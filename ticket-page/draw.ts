import { clockTime } from '../protocol/clock.ts';
import type { Language } from '../protocol/text.ts';
import type { TicketView } from '../protocol/views.ts';
import { element } from './element.ts';
import { isStale, type PageState } from './models/page-state.ts';
import { type TicketCard, ticketCard } from './models/ticket-card.ts';
import { say } from './models/words.ts';

/** Builds the page for what is known now. Text only: nothing from the server is ever read as markup. */
export function drawPage(state: PageState, language: Language, now: number): HTMLElement[] {
  const { ticket } = state;
  if (ticket === null) return [drawNotice(state, language, now)];
  const card = ticketCard(ticket, language);
  const stale = !card.isFinal && isStale(state, now);
  return [
    ...(stale ? [drawStale(state, ticket, language)] : []),
    element(
      'main',
      `card ${card.mood}${stale ? ' old' : ''}`,
      drawNumber(ticket, language),
      ...drawCard(card, language),
    ),
    drawFacts(ticket, card, language),
    ...(card.mood === 'waiting' ? [element('p', 'foot', say(language, 'order_rule'))] : []),
    ...(ticket.bookAhead ? [drawBooking(language, ticket.hall.id)] : []),
    element(
      'p',
      'foot',
      card.isFinal ? say(language, 'final') : stale ? say(language, 'retrying') : say(language, 'live'),
    ),
  ];
}

function drawNotice(state: PageState, language: Language, now: number): HTMLElement {
  if (state.isUnknown) {
    const hint = element('p', 'advice', say(language, 'unknown_hint'));
    return element(
      'main',
      'card over',
      element('h1', 'headline', say(language, 'unknown')),
      hint,
      drawBooking(language, null),
    );
  }
  const words = isStale(state, now) ? say(language, 'stale_start') : say(language, 'loading');
  return element('main', 'card', element('p', 'advice', words));
}

/** The way to a place on another day, while no ticket can be taken. */
function drawBooking(language: Language, hall: string | null): HTMLElement {
  const link = element('a', 'book', say(language, 'book'));
  link.setAttribute('href', hall === null ? '/t/book' : `/t/book?hall=${encodeURIComponent(hall)}`);
  return element('p', 'foot', link);
}

function drawStale(state: PageState, ticket: TicketView, language: Language): HTMLElement {
  const time = clockTime(state.lastHeardTime ?? 0, ticket.hall.utcOffsetMinutes);
  const notice = element('p', 'stale', say(language, 'stale', { time }));
  notice.setAttribute('role', 'alert');
  return notice;
}

function drawNumber(ticket: TicketView, language: Language): HTMLElement {
  const label = element('span', 'label', say(language, 'your_number'));
  const mark = ticket.priority ? [element('span', 'mark', say(language, 'priority'))] : [];
  return element('p', 'number', label, element('strong', '', ticket.number), ...mark);
}

function drawCard(card: TicketCard, language: Language): HTMLElement[] {
  const headline = card.headline === '' ? [] : [element('h1', 'headline', ...drawHeadline(card, language))];
  const figures = card.figures.map(({ label, value }) =>
    element('p', 'figure', element('span', 'label', label), element('strong', '', value)),
  );
  return [...headline, ...figures, ...card.advice.map((advice) => element('p', 'advice', advice))];
}

function drawHeadline(card: TicketCard, language: Language): (string | HTMLElement)[] {
  if (card.goTo === null) return [card.headline];
  const number = element('strong', '', card.goTo);
  const counter = say(language, 'counter');
  // 3 号窗口, but Counter 3.
  const place = language === 'zh' ? [number, ` ${counter}`] : [`${counter} `, number];
  return [say(language, 'go_to'), element('span', 'go-to', ...place)];
}

function drawFacts(ticket: TicketView, card: TicketCard, language: Language): HTMLElement {
  const { hall } = ticket;
  const telephone = element('a', '', hall.supervisionTelephone);
  telephone.setAttribute('href', `tel:${hall.supervisionTelephone.replace(/[^\d+]/g, '')}`);
  const facts: (readonly [string, string | HTMLElement])[] = [
    [say(language, 'place'), hall.name[language]],
    ...(ticket.service === null ? [] : [[say(language, 'matter'), ticket.service[language]] as const]),
    [say(language, 'taken_at'), clockTime(ticket.issuedAt, hall.utcOffsetMinutes)],
    [say(language, 'desk'), hall.guidanceDesk[language]],
    ...(card.mood === 'missed' || card.isFinal
      ? []
      : [[say(language, 'missed_rule'), ticket.missedRule[language]] as const]),
    [say(language, 'supervision'), telephone],
  ];
  return element(
    'dl',
    'facts',
    ...facts.flatMap(([name, value]) => [element('dt', '', name), element('dd', '', value)]),
  );
}
