import type { Browser, BrowserContext, Page } from 'playwright-core';
import { vi } from 'vitest';
import { createAccess } from '../../../drivers/agent/access.ts';
import { buildAgent } from '../../../drivers/agent/agent.ts';
import { type AgentPart, createParts } from '../../../drivers/agent/parts.ts';
import { devicePlugins } from '../../../drivers/agent/plugins.ts';
import type { DevicePartName } from '../../../protocol/agent.ts';
import type { LeaseReply } from '../../../protocol/agent-lease.ts';
import { at } from '../../support/sample-hall.ts';
import type { RunningHall } from './running-hall.ts';

const token = 'a-token-for-tests';
/** Another app of the same PC. */
const otherToken = 'a-token-for-another-app';

/** The agent with its simulated reader and printer, and the strings to pull. */
export interface RunningAgent {
  readonly url: string;
  /** What its pages must show it. */
  readonly token: string;
  /** Sets the clock of its PC, which a kiosk's page on it goes by as well. */
  setClock(now: () => number): void;
  /** Lets pages of this hall in, and sets the PC's clock right; the hall must know the agent's address before it has one of its own. */
  trust(hall: RunningHall): void;
  insert(person: string): Promise<void>;
  lift(): Promise<void>;
  pull(strings: object): Promise<void>;
  /** Pulls the cable of the card reader, or plugs it in again. */
  setReader(state: 'ok' | 'absent'): Promise<void>;
  /** Another app of the PC takes a device for itself; answers how it gives the device back. */
  lease(device: DevicePartName): Promise<() => Promise<void>>;
  /** Holds a code before the scanner: `{text}`, or `{eCard}` for that of a synthetic person. */
  scan(code: object): Promise<void>;
  /** Pulls strings of any simulator: the last word of its path below `/simulator/`. */
  string(device: string, strings: object): Promise<void>;
  /** The simulators' own facts, by the keys of the configuration. */
  simulators(): Promise<Readonly<Record<string, Readonly<Record<string, unknown>>>>>;
  /** What a simulator drew last, as PNG: `printer/last.png`. */
  picture(path: string): Promise<Uint8Array>;
  /** Tickets on paper so far. */
  sheets(): Promise<number>;
  close(): Promise<void>;
}

/** Devices of a plain kiosk, or one of every kind. */
export type Fitting = 'plain' | 'full';

const plainKeys: readonly string[] = ['printer', 'cardReader', 'scanner'];

/** @param startAt where its PC's clock stands until it is set: it is never set back, as a PC's is not either */
export async function startAgent(fitting: Fitting = 'plain', startAt: number = at('10:00')): Promise<RunningAgent> {
  let clock = () => startAt;
  const now = () => clock();
  let origin = 'http://nobody.test';
  const keys = fitting === 'plain' ? plainKeys : devicePlugins.map(({ key }) => key);
  const settings = Object.fromEntries(keys.map((key) => [key, { kind: 'simulated' }]));
  const parts = await createParts(settings, { now, dataDir: null });
  const app = buildAgent({
    parts,
    access: {
      ...createAccess([
        { name: 'kiosk', token, origins: [] },
        { name: 'another-app', token: otherToken, origins: [] },
      ]),
      allowsOrigin: (from) => from === origin,
      isPageOf: (_app, from) => from === origin,
    },
    watchEveryMs: 500,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  // A part is there once it has answered: on a busy machine the first look may come too late, and the next has its pause.
  const isWell = ({ fitted, plugged }: AgentPart) => !fitted || plugged.device.getStatus().state === 'ok';
  await vi.waitUntil(() => parts.all.every(isWell), { timeout: 30_000 });
  const headers = (as = token) => ({ authorization: `Bearer ${as}`, origin, 'content-type': 'application/json' });
  async function post(path: string, body: object, as = token): Promise<string> {
    const response = await fetch(url + path, { method: 'POST', headers: headers(as), body: JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${text}`);
    return text;
  }
  const set = async (path: string, body: object) => void (await post(path, body));
  async function simulators() {
    const response = await fetch(`${url}/simulator/state`, { headers: headers() });
    return (await response.json()) as Record<string, Record<string, unknown>>;
  }
  return {
    url,
    token,
    setClock(ofPc) {
      clock = ofPc;
    },
    trust(hall) {
      origin = hall.url;
      clock = pcClock(hall);
    },
    insert: (person) => set('/simulator/card', { person }),
    lift: () => set('/simulator/card', { person: null }),
    pull: (strings) => set('/simulator/printer', strings),
    setReader: (state) => set('/simulator/reader', { state }),
    async lease(device) {
      const taken = await post('/leases', { device, seconds: 300 }, otherToken);
      const { leaseId } = JSON.parse(taken) as LeaseReply;
      return async () => void (await post(`/leases/${leaseId}/release`, {}, otherToken));
    },
    scan: (code) => set('/simulator/scanner', code),
    string: (device, strings) => set(`/simulator/${device}`, strings),
    simulators,
    picture: async (path) =>
      new Uint8Array(await (await fetch(`${url}/simulator/${path}`, { headers: headers() })).arrayBuffer()),
    sheets: async () => Number((await simulators()).printer?.sheets),
    close: () => app.close(),
  };
}

export interface OpenKiosk {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained of: errors of the page and refused resources. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export interface KioskOptions {
  readonly size?: { readonly width: number; readonly height: number };
  readonly agent?: RunningAgent;
  readonly offline?: 'with-service-worker';
  /** Holds the page's clock in the test's hand. */
  readonly heldClock?: boolean;
  /** How far the clock of the kiosk's PC is ahead of the hall's; on it where this is not said. */
  readonly clockAheadMs?: number;
  /** The camera is refused where this is not said. */
  readonly camera?: 'allowed';
}

/** The clock of a PC that is right, or so far ahead: it goes on by itself when a test sets the hall's on. */
function pcClock(hall: RunningHall, aheadMs = 0): () => number {
  const offsetMs = hall.clock.now() - Date.now() + aheadMs;
  return () => Date.now() + offsetMs;
}

/** Sets the clock of a page. */
function setClock(aheadMs: number): void {
  const now = Date.now.bind(Date);
  Date.now = () => now() + aheadMs;
}

/** Opens a kiosk as its PC does: the agent in the fragment, no other trace of it. */
export async function openKiosk(browser: Browser, hall: RunningHall, options: KioskOptions = {}): Promise<OpenKiosk> {
  const { size = { width: 1920, height: 1080 }, agent, offline, heldClock, clockAheadMs = 0, camera } = options;
  const context = await browser.newContext({
    viewport: size,
    serviceWorkers: offline === undefined ? 'block' : 'allow',
    hasTouch: true,
    permissions: camera === undefined ? [] : ['camera'],
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    const words = line.text();
    // Answers that a test asked for, and the registration that this context blocks.
    if (line.type() === 'error' && !/Failed to load resource|WebSocket/.test(words)) complaints.push(words);
  });
  const now = pcClock(hall, clockAheadMs);
  agent?.setClock(now);
  if (heldClock) await page.clock.install({ time: now() });
  else await page.addInitScript(setClock, now() - Date.now());
  const fragment = agent === undefined ? '' : `#agent=${agent.url}&token=${token}`;
  await page.goto(`${hall.url}/kiosk/${fragment}`);
  await page.getByText('网络正常').waitFor();
  if (agent !== undefined) await page.getByText('打印正常').waitFor();
  return { page, context, complaints, close: () => context.close() };
}

/** For so long a part that was lost has to be well before the kiosk relies on it again, and a look at it more. */
export const trustedAgainMs = 12_000;

/** Touches what bears these words. */
export async function touch(page: Page, words: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: words }).first().click();
}

/** From home to the confirmation of a pension item: three touches. */
export async function chooseItem(page: Page): Promise<void> {
  await touch(page, /取号办理/);
  await touch(page, /养老保险服务/);
  await touch(page, '养老保险定期待遇领取资格认证');
  await page.getByText('本项服务免费').waitFor();
}

/** The number on the screen. */
export async function shownNumber(page: Page): Promise<string> {
  const number = page.locator('.ticket-number');
  await number.waitFor();
  return (await number.textContent()) ?? '';
}

/** All that a later visitor could find: what the page shows, what it stores, what stands in its address. */
export async function tracesIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const cached = await Promise.all(
      (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
    );
    return JSON.stringify({
      words: document.documentElement.outerHTML,
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookies: document.cookie,
      address: location.href,
      databases,
      cached,
    });
  });
}
