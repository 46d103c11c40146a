import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type BuiltPages, buildPages } from './built-pages.ts';
import { launchChromium, plainHttp } from './chromium.ts';
import {
  type Fitting,
  type KioskOptions,
  type OpenKiosk,
  openKiosk,
  type RunningAgent,
  startAgent,
} from './kiosk-page.ts';
import { tellPagesOfFailure } from './pages-of-failure.ts';
import { type RunningHall, startHall } from './running-hall.ts';

type FrontEnd = Parameters<typeof buildPages>[0];

/** Where the server shows each front end. */
const paths: Readonly<Record<FrontEnd, string>> = {
  kiosk: 'kiosk',
  'display-board': 'board',
  'staff-console': 'staff',
  'ticket-page': 't',
};

/** What the tests of a file share; to be read within tests and hooks. */
export interface Stage {
  readonly browser: Browser;
  /** Folders of the built front ends by their paths, as `startHall` takes them. */
  readonly pages: Readonly<Record<string, string>>;
}

/** Builds these front ends and starts a browser, once for the tests of a file. */
export function setStage(...frontEnds: readonly FrontEnd[]): Stage {
  return setStageWith(frontEnds, []);
}

/** The same with a browser that finds halls by `byPlainHttp`. */
export function setPlainStage(...frontEnds: readonly FrontEnd[]): Stage {
  return setStageWith(frontEnds, [plainHttp]);
}

function setStageWith(frontEnds: readonly FrontEnd[], browserFlags: readonly string[]): Stage {
  const built = new Map<FrontEnd, BuiltPages>();
  let browser: Browser | null = null;
  beforeAll(async () => {
    for (const frontEnd of frontEnds) built.set(frontEnd, await buildPages(frontEnd));
    browser = await launchChromium(browserFlags);
  }, 120_000);
  afterEach(async ({ task }) => {
    if (browser !== null) await tellPagesOfFailure(browser, task);
  });
  afterAll(async () => {
    await browser?.close();
    for (const pages of built.values()) await pages.remove();
  });
  return {
    get browser() {
      if (browser === null) throw new Error('the browser runs within tests only');
      return browser;
    },
    get pages() {
      return Object.fromEntries([...built].map(([frontEnd, { folder }]) => [paths[frontEnd], folder]));
    },
  };
}

/** A hall for each test, with the staff console in it; its clock begins at `startAt`. */
export function setHall(stage: Stage, startAt?: number): { readonly hall: RunningHall } {
  let hall: RunningHall | null = null;
  beforeEach(async () => {
    hall = await startHall(stage.pages, {}, startAt);
  });
  afterEach(() => hall?.close());
  return {
    get hall() {
      if (hall === null) throw new Error('the hall runs within tests only');
      return hall;
    },
  };
}

/** A kiosk with its agent at a hall of its own. */
export interface KioskSet {
  readonly hall: RunningHall;
  readonly agent: RunningAgent;
  readonly kiosk: OpenKiosk;
}

/** What a test wants otherwise of its kiosk. */
export interface KioskSetOptions extends Omit<KioskOptions, 'agent'> {
  readonly fitting?: Fitting;
  /** When the hall's clock begins. */
  readonly startAt?: number;
  /** The agent follows the hall's clock when a test sets it on; its PC's goes on otherwise. */
  readonly agentOnHallTime?: true;
}

/** A hall, an agent and an open kiosk for each test; a test ends by the kiosk having complained of nothing. */
export function setKiosk(
  stage: Stage,
  prepare: (hall: RunningHall) => Promise<void> = async () => undefined,
  options: KioskSetOptions = {},
): KioskSet {
  let set: KioskSet | null = null;
  beforeEach(async () => {
    const agent = await startAgent(options.fitting, options.startAt);
    const hall = await startHall(stage.pages, { AGENT_ORIGINS: agent.url }, options.startAt);
    agent.trust(hall);
    await prepare(hall);
    set = { agent, hall, kiosk: await openKiosk(stage.browser, hall, { ...options, agent }) };
    if (options.agentOnHallTime) agent.setClock(hall.clock.now);
  });
  afterEach(async ({ task }) => {
    await tellPagesOfFailure(stage.browser, task);
    await set?.kiosk.close();
    await set?.agent.close();
    await set?.hall.close();
    expect(set?.kiosk.complaints).toEqual([]);
  });
  const within = () => {
    if (set === null) throw new Error('the kiosk runs within tests only');
    return set;
  };
  return {
    get hall() {
      return within().hall;
    },
    get agent() {
      return within().agent;
    },
    get kiosk() {
      return within().kiosk;
    },
  };
}
