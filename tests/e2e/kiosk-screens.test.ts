import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/axe.ts';
import { type Measures, sizeFaults, weakContrasts } from './support/kiosk-measures.ts';
import { type OpenKiosk, openKiosk, type RunningAgent, startAgent } from './support/kiosk-page.ts';
import { goHome, tour } from './support/kiosk-tour.ts';
import { type RunningHall, startHall } from './support/running-hall.ts';
import { setStage } from './support/stage.ts';

const wide = { width: 1920, height: 1080 };
const upright = { width: 1080, height: 1920 };
const small = { width: 1280, height: 1024 };
/** No kiosk has it: whoever tries the kiosk on a laptop sees all of it, two thirds as large. */
const laptop = { width: 1280, height: 720 };
const plain: Measures = { target: 60, text: 24, controlsBelow: 0 };
const elder: Measures = { target: 100, text: 36, controlsBelow: 0 };

interface View {
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly measures: Measures;
  readonly prepare?: (page: Page) => Promise<void>;
  readonly axe?: boolean;
  /** Only these stops: the fullest ones, where switches are added to a view that is seen whole elsewhere. */
  readonly only?: RegExp;
}

const english = (page: Page) => page.locator('.switch').first().click();
const large = (page: Page) => page.locator('.switch-elder').click();
const low = (page: Page) => page.locator('.switch').last().click();

function each(...steps: readonly ((page: Page) => Promise<void>)[]): (page: Page) => Promise<void> {
  return async (page) => {
    for (const step of steps) await step(page);
  };
}

const widest = /^(home|themes|confirm|ticket-without-paper)$/;
const fullest = /^(search-found|confirm|booking-code|ticket-without-paper)$/;

const views: readonly View[] = [
  { name: '[D-01] [Q-06] [A-06] [C-11] Chinese, 1920 x 1080', size: wide, measures: plain, axe: true },
  { name: 'English, 1920 x 1080', size: wide, measures: plain, prepare: english },
  { name: '[Q-05] elder mode, 1920 x 1080', size: wide, measures: elder, prepare: large, axe: true },
  { name: '[D-01] upright, 1080 x 1920', size: upright, measures: plain },
  { name: '[D-01] 1280 x 1024', size: small, measures: plain },
  { name: 'a laptop, 1280 x 720', size: laptop, measures: { target: 38, text: 15, controlsBelow: 0 } },
  { name: '[Q-05] elder mode, upright', size: upright, measures: elder, prepare: large },
  { name: '[Q-05] elder mode, 1280 x 1024', size: small, measures: { ...elder, target: 84 }, prepare: large },
  { name: '[Q-04] low reach, upright', size: upright, measures: { ...plain, controlsBelow: 1 / 3 }, prepare: low },
  { name: '[Q-04] low reach, 1280 x 1024', size: small, measures: plain, prepare: low, only: widest },
  {
    name: '[Q-04] low reach in English, 1280 x 1024',
    size: small,
    measures: plain,
    prepare: each(english, low),
    only: widest,
  },
  {
    name: '[Q-05] elder mode in English, 1920 x 1080',
    size: wide,
    measures: elder,
    prepare: each(english, large),
    only: widest,
  },
  {
    name: '[Q-05] elder mode in English, 1280 x 1024',
    size: small,
    measures: { ...elder, target: 84 },
    prepare: each(english, large),
    only: widest,
  },
  {
    name: '[Q-05] elder mode in English, upright',
    size: upright,
    measures: elder,
    prepare: each(english, large),
    only: fullest,
  },
  {
    name: '[Q-04] [Q-05] elder mode and low reach, 1920 x 1080',
    size: wide,
    measures: elder,
    prepare: each(large, low),
    only: fullest,
  },
  {
    name: '[Q-04] [Q-05] elder mode and low reach, upright',
    size: upright,
    measures: { ...elder, controlsBelow: 1 / 3 },
    prepare: each(large, low),
    only: fullest,
  },
];

/** Where pictures of the screens go, for people to look at; nowhere by default. */
const pictures = process.env.SCREENSHOTS;

const stage = setStage('kiosk');
let hall: RunningHall;
let agent: RunningAgent;

beforeAll(async () => {
  agent = await startAgent();
  hall = await startHall(stage.pages, { AGENT_ORIGINS: agent.url });
  agent.trust(hall);
});
afterAll(async () => {
  await agent?.close();
  await hall?.close();
});

async function showAll(kiosk: OpenKiosk, view: View): Promise<string[]> {
  const { page } = kiosk;
  const faults: string[] = [];
  await view.prepare?.(page);
  const stops = view.axe ? tour : tour.filter(({ alike }) => !alike);
  for (const stop of stops.filter(({ name }) => view.only?.test(name) ?? true)) {
    await stop.go(page, agent);
    await page.evaluate(() => document.fonts.ready);
    if ((await page.locator('.bottom .button-help').count()) === 0) faults.push(`${stop.name}: no way to call staff`);
    if (!(await page.locator('.bottom').textContent())?.includes('12333')) faults.push(`${stop.name}: no telephone`);
    if ((await page.locator('.switch').count()) !== 4) faults.push(`${stop.name}: a switch is missing`);
    if (pictures) await takePicture(page, `${view.name}-${stop.name}`);
    for (const fault of await sizeFaults(page, view.measures)) faults.push(`${stop.name}: ${fault}`);
    if (view.axe) for (const fault of await accessibilityFaults(page)) faults.push(`${stop.name}: ${fault}`);
    if (view.axe && view.measures === elder) {
      for (const fault of await weakContrasts(page)) faults.push(`${stop.name}: ${fault}`);
    }
    await stop.undo?.(page, agent);
    await goHome(page);
  }
  return faults;
}

async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures ?? '', { recursive: true });
  await page.screenshot({ path: join(pictures ?? '', `${name.replace(/[^\w-]+/g, '-')}.png`) });
}

describe('every screen is large, clear and in place', () => {
  for (const view of views) {
    test(view.name, async () => {
      const kiosk = await openKiosk(stage.browser, hall, { agent, size: view.size });
      try {
        expect(await showAll(kiosk, view)).toEqual([]);
        expect(kiosk.complaints).toEqual([]);
      } finally {
        await kiosk.close();
      }
    }, 90_000);
  }
});
