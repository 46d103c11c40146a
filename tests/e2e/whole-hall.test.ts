import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEspeakSpeech } from '../../queue-server/speech/espeak-speech.ts';
import type { Speech } from '../../queue-server/speech/speech.ts';
import { at } from '../support/sample-hall.ts';
import { chooseItem, openKiosk, type RunningAgent, shownNumber, startAgent, touch } from './support/kiosk-page.ts';
import { type RunningHall, startHall } from './support/running-hall.ts';
import { openConsole, settled, showsCurrent, signIn } from './support/staff-page.ts';
import { setStage } from './support/stage.ts';

/** Seven pages share the machine with the server and its voice. */
const soon = { timeout: 30_000 };
const stage = setStage('kiosk', 'display-board', 'staff-console');

let folder: string;
let speech: Speech;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whole-hall-'));
  speech = await createEspeakSpeech({ command: 'espeak-ng', cacheDir: folder, timeLimitMs: 10_000, maxCached: 50 });
});
afterAll(async () => {
  await speech.close();
  await rm(folder, { recursive: true });
});

let agents: RunningAgent[];
let hall: RunningHall;
let ends: (() => Promise<void>)[];
beforeEach(async () => {
  agents = [await startAgent(), await startAgent()];
  const environment = { AGENT_ORIGINS: agents.map(({ url }) => url).join(',') };
  hall = await startHall(stage.pages, environment, at('10:00'), speech);
  for (const agent of agents) agent.trust(hall);
  ends = [];
});
afterEach(async () => {
  for (const end of ends) await end();
  for (const agent of agents) await agent.close();
  await hall.close();
});

test('[B-01] [B-14] [C-01] [C-03] two kiosks, three windows and two boards at once: from the touch to paper, sight, voice and the end', {
  timeout: 180_000,
}, async () => {
  const boards = [await openBoard(), await openBoard()];
  const kiosks = await Promise.all(agents.map((agent) => atKiosk(agent)));
  const taken = (await Promise.all(kiosks.map((kiosk, index) => takeTickets(kiosk, index === 0 ? 2 : 1)))).flat();
  expect([...taken].sort()).toEqual(['A001', 'A002', 'A003']);
  await expect.poll(() => Promise.all(agents.map((agent) => agent.sheets())), soon).toEqual([2, 1]);
  for (const agent of agents) expect([...(await agent.picture('printer/last.png')).slice(1, 4)]).toEqual(png);

  const desks = await Promise.all(['4', '5', '6'].map((window, index) => atDesk(`teller${index + 1}`, window)));
  await Promise.all(desks.map((desk) => desk.keyboard.press('F2')));
  const called = await Promise.all(desks.map(async (desk) => desk.locator('.current-number').textContent()));
  expect([...called].sort()).toEqual(['A001', 'A002', 'A003']);
  for (const { page, clips } of boards) {
    const shown = async () => {
      const inList = await page.locator('.calls td:first-child').allTextContents();
      const all = [...inList, await page.locator('.current-number').textContent()];
      return all.filter(Boolean).sort();
    };
    await expect.poll(shown, soon).toEqual(['A001', 'A002', 'A003']);
    // each call in Chinese and in English, spoken by the server's own voice
    await expect.poll(() => clips.size, soon).toBe(6);
    await expect.poll(async () => (await lengthsOf(page)).length, soon).toBeGreaterThanOrEqual(4);
    for (const seconds of (await lengthsOf(page)).slice(1, 4)) expect(seconds).toBeGreaterThan(1);
  }

  await Promise.all(desks.map((desk, index) => serve(desk, called[index] ?? '')));
  for (const desk of desks) await desk.getByRole('heading', { name: '等待叫号' }).waitFor();
  for (const { page } of boards) {
    await expect.poll(() => page.locator('.lanes').textContent(), soon).not.toMatch(/[1-9]\s*人/);
  }
});

const png = [...Buffer.from('PNG')];

interface Board {
  readonly page: Page;
  /** Clips that came from the server's voice, by their addresses. */
  readonly clips: ReadonlySet<string>;
}

async function openBoard(): Promise<Board> {
  const context = await stage.browser.newContext({ viewport: { width: 1920, height: 1080 } });
  ends.push(() => context.close());
  const page = await context.newPage();
  const clips = new Set<string>();
  page.on('response', (response) => {
    if (response.url().includes('/speech/calls') && response.status() === 200) clips.add(response.url());
  });
  await page.addInitScript(noteSounds);
  await page.goto(`${hall.url}/board/`);
  await page.locator('.board').waitFor();
  return { page, clips };
}

/** Notes the length of each sound that the page begins to play. */
function noteSounds(): void {
  const lengths: number[] = [];
  Object.assign(window, { lengths });
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, when = 0) {
    lengths.push(this.buffer?.duration ?? 0);
    start.call(this, when);
  };
}

function lengthsOf(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => (window as unknown as { lengths: number[] }).lengths);
}

async function atKiosk(agent: RunningAgent): Promise<Page> {
  const kiosk = await openKiosk(stage.browser, hall, { agent });
  ends.push(async () => {
    await kiosk.close();
    expect(kiosk.complaints).toEqual([]);
  });
  return kiosk.page;
}

/** So many people one after the other, each with a ticket on paper. */
async function takeTickets(kiosk: Page, people: number): Promise<string[]> {
  const numbers: string[] = [];
  for (let person = 0; person < people; person += 1) {
    await chooseItem(kiosk);
    await touch(kiosk, '没带卡，直接取号');
    numbers.push(await shownNumber(kiosk));
    await kiosk.getByText('请取走号票').waitFor();
    await touch(kiosk, '办好了');
    await touch(kiosk, '下一位请点这里');
  }
  return numbers;
}

async function atDesk(teller: string, window: string): Promise<Page> {
  const desk = await openConsole(stage.browser, hall);
  ends.push(async () => {
    await desk.close();
    expect(desk.complaints).toEqual([]);
  });
  await signIn(desk.page, teller, hall.passwordOf(teller));
  await desk.page.getByRole('button', { name: new RegExp(`^${window}`) }).click();
  await desk.page.getByRole('heading', { name: `${window} 号窗口` }).waitFor();
  await settled(desk.page);
  return desk.page;
}

/** The person comes, is served, and goes: by keyboard. */
async function serve(desk: Page, number: string): Promise<void> {
  await showsCurrent(desk, number, '正在呼叫');
  await desk.keyboard.press('Enter');
  await showsCurrent(desk, number, '办理中');
  await desk.keyboard.press('F9');
}
