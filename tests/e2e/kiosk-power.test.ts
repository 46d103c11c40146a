import type { Request } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityFaults } from './support/axe.ts';
import { sizeFaults } from './support/kiosk-measures.ts';
import { shownNumber, touch } from './support/kiosk-page.ts';
import { setKiosk, setStage } from './support/stage.ts';

const set = setKiosk(setStage('kiosk'), undefined, { fitting: 'full', size: { width: 1080, height: 1920 } });

test('[D-12] [D-13] the PC goes off soon: said on every screen, also to a page that comes later, and taken back', {
  timeout: 60_000,
}, async () => {
  const { page } = set.kiosk;
  page.setDefaultTimeout(12_000);
  await set.agent.string('power', { offInSeconds: 240 });
  await page.getByText(/本机即将停机（\d\d:\d\d）/).waitFor();
  expect(await sizeFaults(page, { target: 60, text: 24, controlsBelow: 0 })).toEqual([]);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.reload();
  await page.getByText(/本机即将停机/).waitFor();
  // who is here may still take a number: that takes seconds
  await touch(page, '长辈模式');
  await touch(page, /取号排队/);
  expect(await sizeFaults(page, { target: 100, text: 36, controlsBelow: 0 })).toEqual([]);
  await touch(page, /没带卡|^取号$/);
  expect(await shownNumber(page)).toBe('A001');
  await set.agent.string('power', { offInSeconds: null });
  await page.locator('.power-banner').waitFor({ state: 'detached' });
  await set.agent.string('power', { supply: 'low' });
  await page.getByText(/停电了，本机即将停机/).waitFor();
});

test('[D-13] the agent is told when a visitor begins and ends', async () => {
  const { page } = set.kiosk;
  const told: boolean[] = [];
  const read = (request: Request): boolean | null =>
    request.url().endsWith('/power/session') ? request.postDataJSON().inSession : null;
  page.on('request', (request) => {
    const inSession = read(request);
    if (inSession !== null) told.push(inSession);
  });
  /** After a wipe the same is told once more: what counts is how it changes. */
  const changes = () => told.filter((inSession, index) => inSession !== told[index - 1]);
  const begins = page.waitForRequest((request) => read(request) === true);
  await touch(page, /取号办理/);
  await begins;
  const begun = changes();
  expect(begun.at(-1)).toBe(true);
  const ends = page.waitForRequest((request) => read(request) === false);
  await touch(page, '首页');
  await ends;
  expect(changes()).toEqual([...begun, false]);
});
