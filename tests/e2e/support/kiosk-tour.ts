import type { Page, Route } from 'playwright-core';
import type { RunningAgent } from './kiosk-page.ts';

/** A screen of the kiosk and the way to it from home; `undo` takes back what was set up for it. */
export interface TourStop {
  readonly name: string;
  /** Laid out like another stop: left out where only the layout is looked at. */
  readonly alike?: boolean;
  readonly go: (page: Page, agent: RunningAgent) => Promise<void>;
  readonly undo?: (page: Page, agent: RunningAgent) => Promise<void>;
}

const tickets = /\/halls\/demo\/tickets$/;

function refuse(code: string) {
  return (route: Route) =>
    route.fulfill({ status: 409, json: { type: 'x', title: 'x', status: 409, code, detail: '' } });
}

const sampleBooking = {
  id: 'b1',
  code: '7KQ2MXRT',
  hall: 'demo',
  hallName: { zh: '样例大厅', en: 'Sample hall' },
  service: 33,
  serviceName: { zh: '养老保险定期待遇领取资格认证', en: 'Confirming entitlement to a pension' },
  day: '2026-05-06',
  start: '10:00',
  end: '10:30',
  status: 'booked',
  checkInFrom: 0,
  checkInUntil: 0,
  ticket: null,
};

/** From home to the keys for a code, in any size of the screen. */
async function toBookingCode(page: Page): Promise<void> {
  await page.locator('.tile-my-ticket').click();
  await page.locator('.at-identify .middle .button').first().click();
  await page.locator('.at-check-in .middle .button').click();
  await page.locator('.at-booking-code').waitFor();
}

export async function typeCode(page: Page, code: string): Promise<void> {
  for (const letter of code) await page.getByRole('button', { name: letter, exact: true }).click();
  await page.locator('.booking-code .button-primary').click();
}

function answerCheckIn(name: string, problem: object): TourStop {
  const checkIns = /\/appointments\/check-in$/;
  return {
    name,
    async go(page) {
      const status = 409;
      await page.route(checkIns, (route) =>
        route.fulfill({ status, json: { type: 'x', title: 'x', status, detail: '', ...problem } }),
      );
      await toBookingCode(page);
      await typeCode(page, sampleBooking.code);
      await page.locator('.at-booking-stopped').waitFor();
    },
    undo: (page) => page.unroute(checkIns),
  };
}

function answerTickets(answer: (route: Route) => Promise<void> | void, screen: string): Pick<TourStop, 'go' | 'undo'> {
  return {
    async go(page) {
      await page.route(tickets, answer);
      await toConfirm(page);
      await page.locator('.take .button-primary').click();
      await page.locator(`.at-${screen}`).waitFor();
    },
    undo: (page) => page.unroute(tickets),
  };
}

async function toConfirm(page: Page): Promise<void> {
  await openThemes(page);
  await page.locator('.choices-themes .choice').nth(4).click();
  await page.locator('.choices-items .choice').nth(11).click();
  await page.locator('.at-confirm').waitFor();
}

/** Every screen and every overlay, each from home. */
export const tour: readonly TourStop[] = [
  { name: 'home', go: async () => undefined },
  {
    name: 'home-with-a-card-left',
    async go(page, agent) {
      await agent.insert('minor-female');
      await page.locator('.at-themes').waitFor();
      await page.locator('.bottom .button').last().click();
      await page.locator('.home-notices').waitFor();
    },
    async undo(page, agent) {
      await agent.lift();
      await page.locator('.home-notices').waitFor({ state: 'detached' });
    },
  },
  { name: 'themes', go: openThemes },
  {
    name: 'items',
    async go(page) {
      await openThemes(page);
      await page.locator('.choices-themes .choice').nth(4).click();
    },
  },
  { name: 'search', alike: true, go: openSearch },
  {
    name: 'search-found',
    async go(page) {
      await openSearch(page);
      await page.locator('.keypad button', { hasText: /^S$/ }).click();
    },
  },
  { name: 'confirm', go: toConfirm },
  {
    name: 'priority',
    async go(page) {
      await toConfirm(page);
      await page.locator('.confirm-row .button').last().click();
    },
  },
  { name: 'identify', go: (page) => page.locator('.tile-my-ticket').click() },
  {
    name: 'no-card',
    async go(page) {
      await page.locator('.tile-my-ticket').click();
      await page.locator('.at-identify .middle .button').last().click();
    },
  },
  {
    name: 'check-in',
    alike: true,
    async go(page) {
      await page.locator('.tile-my-ticket').click();
      await page.locator('.at-identify .middle .button').first().click();
      await page.locator('.at-check-in').waitFor();
    },
  },
  { name: 'booking-code', go: toBookingCode },
  {
    name: 'bookings',
    async go(page, agent) {
      await page.route(/\/appointments\/find$/, (route) => route.fulfill({ json: { bookings: [sampleBooking] } }));
      await page.locator('.tile-my-ticket').click();
      await page.locator('.at-identify .middle .button').first().click();
      await agent.insert('minor-female');
      await page.locator('.at-bookings').waitFor();
    },
    async undo(page, agent) {
      await agent.lift();
      await page.locator('.at-goodbye').waitFor();
      await page.unroute(/\/appointments\/find$/);
    },
  },
  answerCheckIn('booking-lapsed', { code: 'check_in_too_late' }),
  { ...answerCheckIn('booking-early', { code: 'check_in_too_early', opensAt: 1_778_031_000_000 }), alike: true },
  {
    ...answerCheckIn('booking-another-day', { code: 'check_in_another_day', day: '2026-05-07', start: '10:00' }),
    alike: true,
  },
  { ...answerCheckIn('booking-used', { code: 'booking_closed' }), alike: true },
  { ...answerCheckIn('booking-unknown', { code: 'unknown_booking' }) },
  { name: 'working', alike: true, ...answerTickets(() => undefined, 'working') },
  {
    name: 'ticket',
    async go(page) {
      await toConfirm(page);
      await page.locator('.take .button-primary').click();
      await page.locator('.notice-ok').waitFor();
    },
  },
  {
    name: 'ticket-without-paper',
    async go(page, agent) {
      await agent.pull({ paperOut: true });
      await toConfirm(page);
      await page.locator('.take .button-primary').click();
      await page.locator('.ticket-print.notice-warn').waitFor();
    },
    undo: (_page, agent) => agent.pull({ refill: true }),
  },
  {
    name: 'found',
    async go(page, agent) {
      await toConfirm(page);
      await agent.insert('farmer-male-56');
      await page.locator('.at-ticket .notice-ok, .at-found').first().waitFor();
      await agent.lift();
      await page.locator('.at-goodbye').waitFor();
      await page.locator('.bottom .button').last().click();
      await page.locator('.tile-my-ticket').click();
      await agent.insert('farmer-male-56');
      await page.locator('.found-number').waitFor();
    },
    async undo(page, agent) {
      await agent.lift();
      await page.locator('.at-goodbye').waitFor();
    },
  },
  { name: 'closed', alike: true, ...answerTickets(refuse('last_ticket_passed'), 'closed') },
  { name: 'refused', alike: true, ...answerTickets(refuse('service_not_offered'), 'refused') },
  { name: 'cut-off', ...answerTickets((route) => route.abort(), 'cut-off') },
  {
    name: 'goodbye',
    alike: true,
    async go(page) {
      await toConfirm(page);
      await page.locator('.take .button-primary').click();
      await page.locator('.notice-ok').waitFor();
      await page.locator('.ticket-actions .button-primary').click();
      await page.locator('.at-goodbye').waitFor();
    },
  },
  {
    name: 'help',
    async go(page) {
      await page.locator('.button-help').first().click();
      await page.locator('dialog[open]').waitFor();
    },
    undo: (page) => page.locator('dialog[open] .button-primary').click(),
  },
];

async function openThemes(page: Page): Promise<void> {
  const elder = (await page.locator('[data-elder]').count()) > 0;
  await page.locator(elder ? '.tile-find-item' : '.tile-take-ticket').click();
  await page.locator('.choices-themes').waitFor();
}

async function openSearch(page: Page): Promise<void> {
  await openThemes(page);
  await page.locator('.shortcuts .row').last().click();
  await page.locator('.at-search').waitFor();
}

/** Back to an untouched home in the same language and size. */
export async function goHome(page: Page): Promise<void> {
  if ((await page.locator('.at-home').count()) > 0) return;
  await page.locator('.bottom .button').last().click();
  await page.locator('.at-home').waitFor();
}
