import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { HallId } from '../../protocol/ids.ts';
import { followTide } from '../../queue-server/app/foresight/run-foresight.ts';
import { freeTellers } from '../../queue-server/app/free-tellers.ts';
import type { Hall } from '../../queue-server/app/hall.ts';
import { demoPassword } from '../../queue-server/demo/introduce-demo.ts';
import { type Client, signIn as signInByApi } from '../support/client.ts';
import { playPastDay } from '../support/past-day.ts';
import { at } from '../support/sample-hall.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';
import { createTestClock } from '../support/test-clock.ts';
import { accessibilityFaults } from './support/axe.ts';
import { type BuiltPages, buildPages } from './support/built-pages.ts';
import { launchChromium } from './support/chromium.ts';
import { openConsole, type StaffPage, signIn, withoutComplaints } from './support/staff-page.ts';

const [monday, tuesday] = ['2026-05-11', '2026-05-12'];

let pages: BuiltPages;
let publicDir: string;
let browser: Browser;
let app: StartedApp;
let hall: Hall;
let guide: Client;
beforeAll(async () => {
  pages = await buildPages('staff-console');
  publicDir = mkdtempSync(join(tmpdir(), 'hall-pages-'));
  symlinkSync(pages.folder, join(publicDir, 'staff'));
  browser = await launchChromium();
  app = await startApp({ publicDir, clock: createTestClock(at('07:00', monday)) });
  const demo = app.server.context.halls.get('demo' as HallId);
  if (!demo) throw new Error('the demo hall is not served');
  hall = demo;
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await pages?.remove();
  rmSync(publicDir, { recursive: true, force: true });
});

let staff: StaffPage;
async function openHall(width: number, height: number, name = 'manager'): Promise<Page> {
  staff = await openConsole(browser, app, { width, height, path: '/staff/hall' });
  await signIn(staff.page, name, demoPassword);
  await staff.page.getByRole('heading', { name: '大厅运行' }).waitFor();
  return staff.page;
}

/** Nothing sticks out to the side: the whole page is to be seen without scrolling across. */
function isWithinScreen(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
}

/** So many people come at once, the rule looks at the hall three times, and one more comes: pages that hear of it ask anew. */
async function crowd(people: number): Promise<void> {
  for (let count = 0; count < people; count += 1) await guide.post('/halls/demo/tickets', { service: 6 });
  for (let minute = 0; minute < 3; minute += 1) {
    app.clock.advance(60_000);
    await followTide(hall, freeTellers(app.server.context, hall), app.clock);
  }
  await guide.post('/halls/demo/tickets', { service: 6 });
}

test('[B-07] before the first day is over the page says what it does not know, and invents nothing', async () => {
  const page = await openHall(1440, 900);
  await page.getByText('今天还没有人取号').waitFor();
  await page.getByText('还没有往日的数据，无法预测来客').waitFor();
  await page.getByText('还没有给出过预估').waitFor();
  await page.getByRole('button', { name: '明天开几个窗口？' }).click();
  await page.getByText('不能凭空估计').waitFor();
  expect(await page.locator('.plan-table').count()).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  await withoutComplaints(staff);
});

describe('on the second day', () => {
  beforeAll(async () => {
    await playPastDay(hall, monday, { visitors: 300, windows: 5, seed: 3 });
    await playPastDay(hall, tuesday, {
      visitors: 300,
      windows: 5,
      seed: 4,
      until: '10:00',
      estimate: { p50Seconds: 420, p90Seconds: 1200 },
    });
    app.clock.set(at('10:00', tuesday));
  });
  beforeEach(async () => {
    guide = await signInByApi(app, 'guide1');
  });

  test.each([
    [1440, 900],
    [1024, 768],
  ])('[B-07] waits by half hour, windows, the next two hours, in both languages at %i × %i', async (width, height) => {
    const page = await openHall(width, height);
    await page.getByText('按过去 1 天的来客规律推算').waitFor();
    await page.locator('.chart canvas').nth(1).waitFor();
    expect(await page.locator('.hall-window').count()).toBe(11);
    await page.getByText('看数字').first().click();
    await page.getByRole('rowheader', { name: '09:00' }).waitFor();
    expect(await isWithinScreen(page)).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'The hall now' }).waitFor();
    expect(await isWithinScreen(page)).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await withoutComplaints(staff);
  });

  test('[B-16] [O-01] how true the estimates were stands beside the plain formula, for today and for days', async () => {
    const page = await openHall(1440, 900);
    const report = page.locator('.truth-report');
    await report.getByText('有预估').waitFor();
    await report.getByText('看数字').click();
    await report.getByRole('rowheader', { name: '09:00' }).waitFor();
    expect(await report.locator('tbody tr', { hasText: '合计' }).textContent()).toMatch(
      /合计\d+[\d.]+ 分[\d.]+ 分\d+%/,
    );
    await report.locator('canvas').waitFor();
    await report.scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: '近 7 天' }).click();
    await report.getByRole('rowheader', { name: '5月12日' }).waitFor();
    expect(await isWithinScreen(page)).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await withoutComplaints(staff);
  });

  test('[B-07] [O-02] the plan for tomorrow: windows by half hour, tried on simulated days', async () => {
    const page = await openHall(1024, 768);
    await page.getByRole('button', { name: '明天开几个窗口？' }).click();
    await page.getByText('推演 100 个模拟日，依据过去 1 天').waitFor();
    expect(await page.locator('.plan-table tbody tr').count()).toBeGreaterThan(16);
    await page.locator('.chart canvas').waitFor();
    expect(await isWithinScreen(page)).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await withoutComplaints(staff);
  });

  test('[Q-12] a plan for a year whose days off nobody has entered says so', async () => {
    const page = await openHall(1024, 768);
    await page.route('**/plan?day=*', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), calendarKnown: false } });
    });
    await page.getByRole('button', { name: '明天开几个窗口？' }).click();
    await page.getByText('2026 年的节假日和调休还没有录入').waitFor();
    await page.locator('.plan-table tbody tr').first().waitFor({ state: 'attached' });
    expect(await isWithinScreen(page)).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await withoutComplaints(staff);
  });

  test('[B-08] advice in words, without a teller it says so; declined with a reason, later accepted', async () => {
    const page = await openHall(1440, 900);
    await crowd(90);
    await page.getByText('建议开启 9 号潮汐窗口').waitFor({ timeout: 15_000 });
    await page.getByText('没有可上岗的柜员').waitFor();
    expect(await page.locator('.advice-answers wa-button').first().getAttribute('disabled')).not.toBeNull();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '暂不' }).click();
    await page.getByRole('radio', { name: '柜员另有任务' }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator('wa-dialog').getByRole('button', { name: '暂不' }).click();
    await page.getByText('目前不需要开关潮汐窗口').waitFor();

    await signInByApi(app, 'teller9');
    await crowd(0);
    await crowd(0);
    await crowd(1);
    await page.getByText('有 1 名柜员已登录').waitFor({ timeout: 15_000 });
    await page.getByRole('button', { name: '开启', exact: true }).click();
    await page.getByText('9 号潮汐窗口正在开启').waitFor();
    await withoutComplaints(staff);
  });

  test('[B-07] a wait longer than promised raises the alarm', async () => {
    app.clock.advance(hall.config().longestWaitMinutes * 60_000);
    const page = await openHall(1440, 900);
    await page.locator('[role=alert]', { hasText: '超过承诺的 45 分钟' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await withoutComplaints(staff);
  });

  test('[B-05] [B-06] an auditor asks why one number was called before another, and reads the reason', async () => {
    const general = (await guide.post<{ number: string }>('/halls/demo/tickets', { service: 6 })).body.number;
    app.clock.advance(60_000);
    const later = (await guide.post<{ number: string }>('/halls/demo/tickets', { service: 6 })).body.number;
    const page = await openHall(1440, 900, 'auditor');
    await page.getByRole('button', { name: '叫号记录' }).click();
    await page.locator('.calls tbody tr').nth(20).waitFor();
    const first = await page.locator('.calls tbody th').last().textContent();
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.locator('wa-input[name=number] input').fill(String(first).toLowerCase());
    await page.locator('wa-input[name=other] input').fill(later);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `为什么 ${first} 比 ${later} 先叫？` }).waitFor();
    await page.getByText(`${later} 还没有取号`).waitFor();
    expect(await page.locator('.calls tbody tr').count()).toBe(1);

    await page.locator('wa-input[name=number] input').fill(general);
    await page.keyboard.press('Enter');
    await page.getByText(`${general} 今天还没有叫过`).waitFor();
    await page.locator('wa-input[name=number] input').fill('王');
    await page.keyboard.press('Enter');
    await page.getByText('例如 A012').waitFor();
    expect(await isWithinScreen(page)).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await withoutComplaints(staff);
  });

  test('[K-09] an auditor sees the page and answers nothing', async () => {
    const page = await openHall(1440, 900, 'auditor');
    await page.getByRole('heading', { name: '潮汐窗口' }).waitFor();
    expect(await page.locator('.advice-answers').count()).toBe(0);
    await withoutComplaints(staff);
  });
});
