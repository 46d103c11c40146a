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
      await page.locator('.at-identify .middle .button').click();
    },
  },
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
      await page.locator('.at-ticket, .at-found').waitFor();
      await agent.lift();
      await page.locator('.bottom .button').last().click();
      await page.locator('.tile-my-ticket').click();
      await agent.insert('farmer-male-56');
      await page.locator('.found-number').waitFor();
    },
    undo: (_page, agent) => agent.lift(),
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
