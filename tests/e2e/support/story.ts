import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect } from 'vitest';
import { type Client, signIn as signInByApi } from '../../support/client.ts';
import { at } from '../../support/sample-hall.ts';
import { type Fitting, type KioskOptions, openKiosk, type RunningAgent, startAgent } from './kiosk-page.ts';
import { type RunningHall, startHall } from './running-hall.ts';
import { openConsole, signIn } from './staff-page.ts';
import type { Stage } from './stage.ts';

const pictures = fileURLToPath(new URL('../../../test-results/scenarios', import.meta.url));

/** A story opens several browsers, one after the other. */
export const storyLimitMs = 90_000;

/** A day in the life of the hall: its screens side by side, as people see them. */
export interface Story {
  readonly hall: RunningHall;
  readonly agent: RunningAgent;
  /** Somebody of the staff by the API, for what the story does not look at. */
  staff(name: string): Promise<Client>;
  board(): Promise<Page>;
  kiosk(options?: Omit<KioskOptions, 'agent'>): Promise<Page>;
  /** A page of the staff console, with this person signed in. */
  desk(
    name: string,
    options?: { readonly path?: string; readonly width?: number; readonly height?: number },
  ): Promise<Page>;
  /** The page behind the QR code, on a phone. */
  phone(ticket: string): Promise<Page>;
}

/** Sets the scene for each test of a file: a hall whose clock begins at this time of 6 May 2026, and an agent for its kiosk. */
export function setStory(stage: Stage, name: string, startAt: string, fitting?: Fitting): Story {
  let hall: RunningHall | null = null;
  let agent: RunningAgent | null = null;
  let contexts: BrowserContext[] = [];
  let complaints: (readonly string[])[] = [];
  beforeEach(async () => {
    await mkdir(pictures, { recursive: true });
    agent = await startAgent(fitting);
    hall = await startHall(stage.pages, { AGENT_ORIGINS: agent.url }, at(startAt));
    agent.trust(hall);
  });
  afterEach(async ({ task }) => {
    // What stood on each screen at the end is looked at by people.
    const pages = contexts.flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) {
      await page.screenshot({ path: join(pictures, `${name}-${task.result?.state ?? 'run'}-${index + 1}.png`) });
    }
    for (const context of contexts) await context.close();
    await agent?.close();
    await hall?.close();
    const said = complaints.flat();
    [contexts, complaints, agent, hall] = [[], [], null, null];
    expect(said).toEqual([]);
  });

  const theHall = () => hall ?? unready();
  const theAgent = () => agent ?? unready();
  async function open(path: string, width: number, height: number): Promise<Page> {
    const context = await stage.browser.newContext({ viewport: { width, height }, locale: 'zh-CN' });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    complaints.push(errors);
    await page.goto(theHall().url + path);
    return page;
  }

  return {
    get hall() {
      return theHall();
    },
    get agent() {
      return theAgent();
    },
    staff: (person) => signInByApi(theHall(), person),
    async board() {
      const page = await open('/board/', 1920, 1080);
      await page.locator('.board').waitFor();
      return page;
    },
    async kiosk(options = {}) {
      const kiosk = await openKiosk(stage.browser, theHall(), { ...options, agent: theAgent() });
      contexts.push(kiosk.context);
      complaints.push(kiosk.complaints);
      return kiosk.page;
    },
    async desk(person, options = {}) {
      const desk = await openConsole(stage.browser, theHall(), options);
      contexts.push(desk.page.context());
      complaints.push(desk.complaints);
      desk.page.setDefaultTimeout(15_000);
      await signIn(desk.page, person, theHall().passwordOf(person));
      await desk.page.locator('.top-bar').waitFor();
      return desk.page;
    },
    phone: (ticket) => open(`/t/${ticket}`, 360, 740),
  };
}

/** Keeps what a screen shows now, to be looked at by people; `test-results` is no part of the project. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

function unready(): never {
  throw new Error('the story runs within tests only');
}
