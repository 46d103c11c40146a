import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ticketStatuses } from '../../protocol/ticket.ts';
import { accessibilityFaults } from './support/axe.ts';
import { byPlainHttp } from './support/chromium.ts';
import { type FakeHall, startFakeHall } from './support/fake-hall.ts';
import { letPass } from './support/held-clock.ts';
import { misplacedTexts } from './support/layout.ts';
import { sampleNow } from './support/sample-board.ts';
import { sampleTicket } from './support/sample-ticket.ts';
import { setPlainStage } from './support/stage.ts';

const maxBytes = 30_000;
const window = { label: '3', direction: 'right' } as const;

const stage = setPlainStage('ticket-page');
let hall: FakeHall;
let page: Page;

beforeEach(async () => {
  hall = await startFakeHall(stage.pages);
  hall.ticket = sampleTicket();
});

afterEach(async () => {
  await page?.context().close();
  await hall.close();
});

async function open(locale = 'zh-CN'): Promise<void> {
  const context = await stage.browser.newContext({ viewport: { width: 360, height: 740 }, locale });
  page = await context.newPage();
  await page.clock.install();
  await page.goto(`${byPlainHttp(hall.url)}/t/${sampleTicket().id}`);
  await page.waitForSelector('.card');
}

/** The built files, compressed as they are sent. */
async function bytesOnTheWire(): Promise<number> {
  const names = await readdir(stage.pages.t ?? '', { recursive: true, withFileTypes: true });
  const files = names.filter((name) => name.isFile() && /\.(html|js|css|svg)$/.test(name.name));
  const sizes = files.map(async (file) => gzipSync(await readFile(join(file.parentPath, file.name))).byteLength);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

test('[B-06] who waits reads the order of calls in plain words', async () => {
  await open();
  expect(await page.textContent('.facts + .foot')).toContain(
    '绿色通道随到随办，预约按时间，长者优先，其他人按取号先后',
  );
  await page.click('#language');
  expect(await page.textContent('.facts + .foot')).toContain('seniors first, then by arrival');
});

test('the whole page is under 30 KB on the wire', async () => {
  const bytes = await bytesOnTheWire();
  expect(bytes).toBeLessThan(maxBytes);
  expect(bytes).toBeGreaterThan(5_000);
});

test('a ticket is shown on plain HTTP before the live line is loaded, and then follows every change', async () => {
  await open();
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await page.waitForSelector('.number:has-text("A023")');
  const asked = () => hall.asked.filter((path) => path.startsWith('/api/') || path.includes('follow-live'));
  await vi.waitUntil(() => asked().some((path) => path.includes('follow-live')), { timeout: 10_000 });
  expect(asked().map((path) => path.slice(0, 10))).toEqual(['/api/v1/ti', '/t/assets/']);
  hall.changeTicket({ ahead: 2 });
  await page.waitForSelector('.figure:has-text("2 人")');
  hall.changeTicket({ status: 'called', window, ahead: null, estimate: null });
  await page.waitForSelector('.called .headline:has-text("请到")');
  expect(await page.textContent('.go-to')).toBe('3 号窗口');
  expect(await page.title()).toBe('A023 请到 3 号窗口');
  await page.click('#language');
  expect(await page.textContent('.go-to')).toBe('Counter 3');
});

test('where websockets are blocked the page asks every ten seconds', async () => {
  hall.socketsBlocked = true;
  await open();
  await page.waitForSelector('.number');
  hall.changeTicket({ status: 'called', window, ahead: null, estimate: null });
  expect(await page.locator('.called').count()).toBe(0);
  await letPass(page, 10_500);
  await page.waitForSelector('.called');
  expect(await page.locator('.stale').count()).toBe(0);
});

test('a page without a connection says so and since when, and follows again after it', async () => {
  await open();
  await page.waitForSelector('.number');
  hall.cutLines(true);
  await letPass(page, 17_000);
  await page.waitForSelector('.stale:has-text("网络不通")');
  expect(await accessibilityFaults(page)).toEqual([]);
  hall.cutLines(false);
  hall.changeTicket({ ahead: 1 });
  await letPass(page, 12_000);
  await page.waitForSelector('.figure:has-text("1 人")');
  expect(await page.locator('.stale').count()).toBe(0);
});

test.each(ticketStatuses)(
  '[C-11] %s fits a small phone in both languages, is readable, and shows the supervision telephone',
  async (status) => {
    hall.ticket = sampleTicket({
      status,
      priority: true,
      window: status === 'waiting' ? null : { ...window, label: '11' },
    });
    await open();
    await page.waitForSelector('.facts');
    for (const _ of ['zh', 'en']) {
      await page.click('#language');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(await page.textContent('.facts')).toContain('0812-0000000');
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    await page.evaluate(() => scrollTo(0, 0));
    expect((await misplacedTexts(page)).filter((text) => text.includes('A023') || text.includes('11'))).toEqual([]);
  },
);

test('[A-01] while no ticket can be taken the page leads to a booking', async () => {
  await open();
  await page.waitForSelector('.number');
  expect(await page.locator('.book').count()).toBe(0);
  hall.changeTicket({ status: 'expired', ahead: null, estimate: null, bookAhead: true });
  await page.waitForSelector('.book:has-text("网上预约其他时间")');
  expect(await page.getAttribute('.book', 'href')).toBe('/t/book?hall=demo');
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('a closed ticket asks for nothing more', async () => {
  hall.ticket = sampleTicket({ status: 'done', ahead: null, estimate: null });
  await open();
  await page.waitForSelector('.over');
  const before = hall.asked.length;
  await letPass(page, 60_000);
  expect(hall.asked.length).toBe(before);
  expect(await page.textContent('.foot')).toBe('这张号票已结束，不再更新。');
});

test('a ticket that nobody knows is said plainly, in the language of the phone', async () => {
  hall.ticket = null;
  await open('en-GB');
  await page.waitForSelector('h1:has-text("There is no such ticket")');
  await page.click('#language');
  await page.waitForSelector('h1:has-text("没有找到这张号票")');
});

test('[B-15] a ticket that is moved while it waits says so at once, in both languages', async () => {
  await open();
  hall.changeTicket({ window, moved: { at: sampleNow, windows: ['3'] } });
  await page.waitForSelector('.headline:has-text("已改到 3 号窗口")');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.click('#language');
  await page.waitForSelector('.headline:has-text("Moved to counter 3")');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
