import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { syntheticIdNumber } from '../support/synthetic-person.ts';
import { accessibilityFaults } from './support/axe.ts';
import { byPlainHttp, onThisMachine } from './support/chromium.ts';
import { type RunningHall, startHall } from './support/running-hall.ts';
import { setPlainStage } from './support/stage.ts';

const stage = setPlainStage('ticket-page');
let hall: RunningHall;
let page: Page;
let address = '';
/** Pages and calls that were asked for. */
let asked: string[] = [];

beforeAll(async () => {
  hall = await startHall(stage.pages);
  address = `${byPlainHttp(hall.url)}/t/book`;
});
afterAll(() => hall?.close());
beforeEach(async () => {
  const context = await stage.browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  asked = [];
  page.on('request', (request) => void asked.push(request.url()));
});
afterEach(() => page?.context().close());

/** Chooses a matter by its initials and the first free slot of the second day. */
async function chooseSlot(initials = 'YLBX', slot = 0): Promise<void> {
  await page.goto(address);
  await page.fill('#search', initials);
  await page.locator('.rows .row').first().click();
  await page.locator('.day').nth(1).click();
  await page.locator('.slot:enabled').nth(slot).click();
}

async function enter(name: string, idNumber: string): Promise<void> {
  await page.fill('#person-name', name);
  await page.fill('#id-number', idNumber);
  await page.click('.primary');
}

async function looksRight(): Promise<void> {
  for (const _ of ['en', 'zh']) {
    await page.click('#language');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.textContent('#ticket')).not.toMatch(/undefined|null|\{\w+\}/);
  }
}

test('[A-01] matter, slot, person: a place is booked on plain HTTP, and shown again by the address of the page', async () => {
  await page.goto(address);
  await page.waitForSelector('.rows .row');
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  expect(await page.locator('.rows .row').count()).toBe(64);
  await looksRight();
  await page.fill('#search', 'YLBX');
  expect(await page.locator('.rows .row').count()).toBeLessThan(20);
  await page.locator('.rows .row').first().click();
  await page.waitForSelector('.slot');
  await looksRight();
  await page.locator('.day').nth(1).click();
  await page.locator('.slot:enabled').first().click();
  await enter(' 欧阳试样 ', syntheticIdNumber(1).toLowerCase());
  const code = ((await page.textContent('.code')) ?? '').replace('-', '');
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
  expect(await page.textContent('.facts')).toMatch(/08:30–09:00.*08:00–09:15.*身份证或社保卡原件/s);
  await page.waitForSelector('.qr path');
  await looksRight();
  expect(page.url()).toBe(`${address}#${code}`);
  await page.reload();
  await page.waitForSelector(`.code:has-text("${code.slice(0, 4)}-${code.slice(4)}")`);
  const outside = asked.filter((url) => !new URL(url).pathname.startsWith('/api/'));
  expect(outside.filter((url) => new URL(url).pathname.includes(code))).toEqual([]);
});

test('[A-01] what is missing or mistyped is said at its field before anything is sent', async () => {
  await chooseSlot();
  await enter(
    '',
    syntheticIdNumber(2).replace(/.$/, (last) => (last === '0' ? '1' : '0')),
  );
  expect(await page.locator('.fault').allTextContents()).toEqual([
    '请填写姓名，与证件上一致。',
    '号码有误，请逐位核对。',
  ]);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('person-name');
  await looksRight();
  expect(asked.filter((url) => url.endsWith('/appointments'))).toEqual([]);
});

test('[A-01] the same matter on the same day shows the booking that exists', async () => {
  for (const slot of [1, 2]) {
    await chooseSlot('YLBX', slot);
    await enter('欧阳试样', syntheticIdNumber(3));
    await page.waitForSelector(slot === 1 ? '.code' : '.stale');
  }
  expect(await page.textContent('.stale')).toContain('您当天已预约这个事项');
  await page.click('.stale .row');
  await page.waitForSelector('.code');
});

test('[A-01] a slot that filled up meanwhile is refused with others to choose from', async () => {
  await chooseSlot('YLBX', 4);
  const chosen = (await page.textContent('.headline + .hint')) ?? '';
  const start = /(\d\d:\d\d)–/.exec(chosen)?.[1] ?? '';
  const day = (await hallDays())[1] ?? '';
  for (let left = 0; left < 8; left += 1) await bookElsewhere(day, start, syntheticIdNumber(100 + left));
  await enter('欧阳试样', syntheticIdNumber(4));
  await page.waitForSelector('.stale .row');
  expect(await page.textContent('.stale')).toContain('这个时段已约满');
  await page.locator('.stale .row').first().click();
  expect(await page.inputValue('#id-number')).toBe(syntheticIdNumber(4));
  await page.click('.primary');
  await page.waitForSelector('.code');
});

test('[A-01] a booking is found by its code, moved, and cancelled after being asked', async () => {
  await chooseSlot('YLBX', 5);
  await enter('欧阳试样', syntheticIdNumber(5));
  const code = (await page.textContent('.code')) ?? '';
  await page.goto('about:blank');
  await page.goto(address);
  await page.click('.foot .quiet');
  await page.fill('#code', '2222-2222');
  await page.click('.primary');
  await page.waitForSelector('.stale:has-text("没有找到这个预约")');
  await looksRight();
  await page.fill('#code', code.toLowerCase());
  await page.click('.primary');
  await page.click('.actions .primary');
  await page.locator('.day').nth(2).click();
  await page.locator('.slot:enabled').nth(6).click();
  await page.waitForSelector('.facts:has-text("11:30–12:00")');
  await page.click('.actions .quiet:has-text("取消预约")');
  await page.waitForSelector('.danger');
  await looksRight();
  await page.click('.danger');
  await page.waitForSelector('.over h1:has-text("已取消")');
  expect(await page.locator('.code').count()).toBe(0);
});

test('[A-01] a broken line is said, and the same press may be made again', async () => {
  await chooseSlot('YLBX', 7);
  const keys: (string | undefined)[] = [];
  let broken = true;
  await page.route('**/appointments', async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    if (!broken) return route.continue();
    broken = false;
    // It arrives, and its answer is lost.
    await route.fetch({ url: onThisMachine(route.request().url()) });
    await route.abort();
  });
  await enter('欧阳试样', syntheticIdNumber(6));
  await page.waitForSelector('.stale:has-text("网络不通")');
  await page.click('.primary');
  await page.waitForSelector('.code');
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

async function hallDays(): Promise<readonly string[]> {
  const answer = await fetch(`${hall.url}/api/v1/halls/demo/appointments/slots`, { signal: AbortSignal.timeout(5000) });
  return ((await answer.json()) as { days: { day: string }[] }).days.map(({ day }) => day);
}

async function bookElsewhere(day: string, start: string, idNumber: string): Promise<void> {
  const answer = await fetch(`${hall.url}/api/v1/halls/demo/appointments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': idNumber },
    body: JSON.stringify({ service: 1, day, start, holder: { name: '试样', idNumber } }),
    signal: AbortSignal.timeout(5000),
  });
  if (answer.status !== 201) throw new Error(await answer.text());
}
