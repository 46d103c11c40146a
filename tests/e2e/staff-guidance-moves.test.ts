import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Client, signIn as signInByApi } from '../support/client.ts';
import { accessibilityFaults } from './support/axe.ts';
import { focused, openConsole, type StaffPage, signIn, smallTargets, withoutComplaints } from './support/staff-page.ts';
import { setHall, setStage } from './support/stage.ts';

const stage = setStage('staff-console');
const set = setHall(stage);

let staff: StaffPage;
let tellers: readonly Client[];

beforeEach(async () => {
  tellers = [await signInByApi(set.hall, 'teller1'), await signInByApi(set.hall, 'teller2')];
  for (const [index, teller] of tellers.entries()) await teller.post(`/halls/demo/windows/${index + 1}/open`);
  staff = await openConsole(stage.browser, set.hall, { width: 1024, height: 768 });
});

async function issue(count: number): Promise<readonly string[]> {
  const numbers: string[] = [];
  for (let taken = 0; taken < count; taken += 1) numbers.push(await set.hall.issue());
  return numbers;
}

/** Numbers in a column of the page, first to last. */
function column(page: Page, key: string): Promise<string[]> {
  return page.locator(`[data-column=${key}] .lane-number`).allTextContents();
}

async function shows(page: Page, key: string, count: number): Promise<void> {
  await page.locator(`[data-column=${key}] .lane-count`, { hasText: new RegExp(`^${count}$`) }).waitFor();
}

describe('moving tickets on the guidance page', () => {
  test('[B-15] twenty tickets by keyboard alone: a call meanwhile is listed, the rest moved and taken back', async () => {
    const numbers = await issue(20);
    const { page } = staff;
    const { keyboard } = page;
    await signIn(page, 'guide1', set.hall.passwordOf('guide1'));
    await shows(page, 'lane-general', 20);
    while (!(await page.evaluate(() => document.activeElement?.matches('[data-ticket]')))) await keyboard.press('Tab');
    for (const _ of numbers.slice(1)) await keyboard.press('Shift+ArrowDown');
    await page.getByText('已选 20 张').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);

    await keyboard.press('m');
    await focused(page, '.move-targets wa-radio');
    await page.getByText('移动 20 张号').waitFor();
    await keyboard.press('Space');
    await page.getByText('20 张移动，0 张不动').waitFor();
    expect(await page.locator('.move-rows tbody tr').last().textContent()).toBe(`${numbers.at(-1)}19 人19 人`);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);

    await tellers[0]?.post('/halls/demo/windows/1/call-next');
    await keyboard.press('Enter');
    await page.getByText('已改派 19 张，1 张未动').waitFor();
    await page.getByText(`${numbers[0]}：该号不在等候中。`).waitFor();
    await shows(page, 'window-1', 19);
    expect(await column(page, 'window-1')).toEqual(numbers.slice(1));
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);

    const undo = page.getByRole('button', { name: /撤销（1:[0-9]{2}）/ });
    while (!(await undo.evaluate((button) => button.matches(':focus-within, :focus')))) await keyboard.press('Tab');
    await keyboard.press('Enter');
    await page.getByText('已撤销，19 张回到原处').waitFor();
    await shows(page, 'lane-general', 19);
    expect(await column(page, 'lane-general')).toEqual(numbers.slice(1));
    await withoutComplaints(staff);
  });

  test('[B-15] one ticket is dragged onto a window, a whole window of tickets back onto a line', async () => {
    const [first = '', second = ''] = await issue(3);
    const { page } = staff;
    await signIn(page, 'guide1', set.hall.passwordOf('guide1'));
    await shows(page, 'lane-general', 3);
    await page.locator('.lane-ticket', { hasText: second }).dragTo(page.locator('[data-window="2"]'));
    await page.getByText(`移动 ${second}`).waitFor();
    await page.getByRole('button', { name: '改派 1 张' }).click();
    await page.getByText('已改派 1 张').waitFor();
    expect(await column(page, 'window-2')).toEqual([second]);

    await page.getByRole('button', { name: '选择改派' }).click();
    await page.locator('.lane-ticket', { hasText: first }).click();
    await page.locator('.lane-ticket', { hasText: first }).dragTo(page.locator('[data-window="2"]'));
    await page.getByRole('button', { name: '改派 1 张' }).click();
    await shows(page, 'window-2', 2);

    await page.getByRole('button', { name: '选择改派' }).click();
    await page.getByRole('button', { name: '全选 2 号窗口' }).click();
    await page.getByText('已选 2 张').waitFor();
    await page.locator('.lane-ticket', { hasText: first }).dragTo(page.locator('[data-column=lane-senior]'));
    await page.getByText('2 张移动，0 张不动').waitFor();
    await page.getByRole('radio', { name: '窗口关闭' }).click();
    await page.getByRole('button', { name: '改派 2 张' }).click();
    await shows(page, 'lane-general', 3);
    expect(await page.locator('[data-column^=window]').count()).toBe(0);
    await withoutComplaints(staff);
  });

  test('[B-15] a change meanwhile and a call after the move are told in words', async () => {
    const [first = ''] = await issue(2);
    const { page } = staff;
    await signIn(page, 'guide1', set.hall.passwordOf('guide1'));
    await page.locator('.lane-ticket', { hasText: first }).click();
    await page.getByRole('button', { name: '移到……' }).click();
    await page.getByRole('radio', { name: '2 号窗口' }).click();
    await page.getByRole('button', { name: '改派 1 张' }).waitFor();
    await tellers[0]?.post('/halls/demo/windows/1/call-next');
    await page.getByRole('button', { name: '改派 1 张' }).click();
    await page.getByText('没有可以改派的号。').waitFor();
    await page.getByRole('button', { name: '取消', exact: true }).click();

    await page.getByRole('button', { name: '选择改派' }).click();
    await page.getByRole('button', { name: '全选 普通' }).click();
    await page.getByRole('button', { name: '移到……' }).click();
    await page.getByRole('radio', { name: '2 号窗口' }).click();
    await page.getByRole('button', { name: '改派 1 张' }).click();
    await page.getByText('已改派 1 张').waitFor();
    await tellers[1]?.post('/halls/demo/windows/2/call-next');
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('改派后已有号被呼叫或再次移动，不能撤销。').waitFor();
    await withoutComplaints(staff);
  });
});
