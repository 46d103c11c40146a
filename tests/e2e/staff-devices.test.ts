import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportedPart } from '../../protocol/devices-api.ts';
import type { HallId } from '../../protocol/ids.ts';
import type { Hall } from '../../queue-server/app/hall.ts';
import { observeClock } from '../../queue-server/app/hall-clock.ts';
import { demoPassword } from '../../queue-server/demo/introduce-demo.ts';
import { type Client, type Device, pair, signIn as signInByApi } from '../support/client.ts';
import { adminPassword, type StartedApp, startApp } from '../support/start-app.ts';
import { accessibilityFaults } from './support/axe.ts';
import { type BuiltPages, buildPages } from './support/built-pages.ts';
import { launchChromium } from './support/chromium.ts';
import { openConsole, type StaffPage, signIn, smallTargets, withoutComplaints } from './support/staff-page.ts';

let pages: BuiltPages;
let publicDir: string;
let browser: Browser;
let app: StartedApp;
let hall: Hall;
let admin: Client;
let first: Device;
let second: Device;
beforeAll(async () => {
  pages = await buildPages('staff-console');
  publicDir = mkdtempSync(join(tmpdir(), 'device-pages-'));
  symlinkSync(pages.folder, join(publicDir, 'staff'));
  browser = await launchChromium();
  app = await startApp({ publicDir });
  const demo = app.server.context.halls.get('demo' as HallId);
  if (!demo) throw new Error('the demo hall is not served');
  hall = demo;
  admin = await signInByApi(app, 'admin');
  first = await pair(app, admin, 'kiosk');
  second = await pair(app, admin, 'board');
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await pages?.remove();
  rmSync(publicDir, { recursive: true, force: true });
});

const well: ReportedPart[] = [
  { part: 'ticket-printer', state: 'ok' },
  { part: 'id-card-reader', state: 'ok' },
  { part: 'document-printer', state: 'ok', level: 35 },
];

/** So many minutes pass; the kiosk goes on telling of its parts, the board only where it is said to. */
async function pass(minutes: number, parts: ReportedPart[] | null): Promise<void> {
  for (let half = 0; half < minutes * 2; half += 1) {
    app.clock.advance(30_000);
    if (parts !== null) await first.post('/devices/heartbeat', { parts });
    await second.post('/devices/heartbeat', {});
    await observeClock(hall, app.clock);
  }
}

let staff: StaffPage;
async function openDevices(width: number, height: number, name = 'manager'): Promise<Page> {
  staff = await openConsole(browser, app, { width, height, path: '/staff/devices' });
  await signIn(staff.page, name, name === 'admin' ? adminPassword : demoPassword);
  await staff.page.getByRole('heading', { name: '设备', exact: true }).waitFor();
  return staff.page;
}

function isWithinScreen(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
}

test('[D-23] parts with words and since when, consumables, the next inspection, in both languages', async () => {
  await pass(1, well);
  const page = await openDevices(1280, 800);
  await page.getByRole('row', { name: /A4 打印机.*35%/ }).waitFor();
  await page
    .getByText(/秒前有心跳/)
    .first()
    .waitFor();
  await page.getByText('下次应在 6月5日周五前').waitFor();
  expect(await isWithinScreen(page)).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('row', { name: /A4 printer.*35 %/ }).waitFor();
  expect(await isWithinScreen(page)).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
  await withoutComplaints(staff);
});

test('[D-23] a kiosk that falls silent turns red while the page is looked at, and back', async () => {
  const page = await openDevices(1024, 768);
  await page.locator('.device-row.device-ok', { hasText: 'kiosk' }).waitFor();
  await pass(1, null);
  await page.locator('.device-row.device-silent', { hasText: /kiosk.*起无心跳/s }).waitFor({ timeout: 10_000 });
  await page.locator('.tile-alarm', { hasText: '无心跳' }).waitFor();
  expect(await isWithinScreen(page)).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
  await pass(1, well);
  await page.locator('.device-row.device-ok', { hasText: 'kiosk' }).waitFor({ timeout: 10_000 });
  await withoutComplaints(staff);
});

test('[D-23] paper is out too long: an order by rule, taken, closed with a result and not without', async () => {
  const page = await openDevices(1024, 768);
  const paperOut: ReportedPart = { part: 'ticket-printer', state: 'paper-out' };
  await pass(12, [paperOut, ...well.slice(1)]);
  await page.locator('.order', { hasText: '号票打印机缺纸' }).getByText('待接单').waitFor({ timeout: 10_000 });
  expect(await smallTargets(page)).toEqual([]);
  await page.getByRole('button', { name: '我来处理' }).click();
  await page.getByRole('button', { name: '填写结果并关闭' }).click();
  const submit = page.locator('wa-dialog wa-button', { hasText: '关闭工单' });
  expect(await submit.getAttribute('disabled')).not.toBeNull();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await smallTargets(page)).toEqual([]);
  await page.getByRole('radio', { name: '已更换' }).click();
  await page.locator('wa-dialog wa-input input').fill('换了一卷 80 毫米热敏纸');
  await submit.click();
  await page.getByText('没有未关闭的工单').waitFor();
  await page.locator('.history-line', { hasText: '关闭，已更换' }).getByText('换了一卷 80 毫米热敏纸').waitFor();
  await pass(1, well);
  await page
    .locator('.history-line', { hasText: '号票打印机缺纸' })
    .getByText(/12 分钟|13 分钟/)
    .waitFor({ timeout: 10_000 });
  await page.getByRole('button', { name: '工单', exact: true }).click();
  await page.locator('.order-closed', { hasText: '换了一卷 80 毫米热敏纸' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await withoutComplaints(staff);
});

test('[D-23] the manager records an inspection', async () => {
  const page = await openDevices(1280, 800);
  await page.locator('.device-row', { hasText: 'kiosk' }).click();
  await page.getByRole('button', { name: '记录巡检' }).click();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.locator('wa-dialog wa-button', { hasText: '保存' }).click();
  await page.getByText(/上次 .* M001：正常/).waitFor();
  await withoutComplaints(staff);
});

test('[D-23] guidance staff see the same, open an order, and are offered nothing else', async () => {
  const page = await openDevices(1024, 768, 'guide1');
  await page.locator('.device-row', { hasText: 'kiosk' }).click();
  await page.getByRole('button', { name: '开工单' }).click();
  await page.getByRole('radio', { name: '触摸屏失灵' }).click();
  await page.locator('wa-dialog wa-button', { hasText: /^\s*开单/ }).click();
  await page.locator('.order', { hasText: '触摸屏失灵' }).getByText('待接单').waitFor();
  for (const name of ['我来处理', '记录巡检', '停用', '新设备配对码']) {
    expect(await page.getByRole('button', { name }).count(), name).toBe(0);
  }
  await withoutComplaints(staff);
});

test('[D-06] [D-23] the A4 test page of a kiosk opens in a tab of its own; a board has none', async () => {
  await pass(1, well);
  const page = await openDevices(1280, 800, 'guide1');
  await page.locator('.device-row', { hasText: 'board' }).click();
  await page.getByRole('heading', { name: 'board' }).waitFor();
  expect(await page.getByRole('button', { name: 'A4 测试页' }).count()).toBe(0);
  await page.locator('.device-row', { hasText: 'kiosk' }).click();
  const answered = page.waitForResponse((response) => response.url().endsWith('/test-page'));
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'A4 测试页' }).click();
  const tab = await opened;
  expect((await answered).headers()['content-type']).toBe('application/pdf');
  await tab.waitForURL(/^blob:/);
  expect(await accessibilityFaults(page)).toEqual([]);
  await withoutComplaints(staff);
});

test('[N-06] the administrator enrols a device and revokes one', async () => {
  const page = await openDevices(1280, 800, 'admin');
  await page.getByRole('button', { name: '新设备配对码' }).click();
  await page.locator('wa-dialog wa-input input').fill('入口 2 号机');
  await page.locator('wa-dialog wa-button', { hasText: '取配对码' }).click();
  await page.locator('.pairing-code').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '完成' }).click();
  await page.locator('.device-row', { hasText: 'board' }).click();
  await page.getByRole('button', { name: '停用' }).click();
  await page.locator('wa-dialog wa-button', { hasText: '停用' }).click();
  await page.locator('.device-row', { hasText: 'board' }).waitFor({ state: 'detached' });
  await withoutComplaints(staff);
});
