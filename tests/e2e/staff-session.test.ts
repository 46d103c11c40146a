import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/axe.ts';
import { focused, openConsole, settled, showsCurrent, signIn, withoutComplaints } from './support/staff-page.ts';
import { setHall, setStage } from './support/stage.ts';

const stage = setStage('staff-console');
const set = setHall(stage);

const typed = '等邮寄材料';

/** A teller serves somebody and is typing why this person is to be put on hold. */
async function typesReason(page: Page): Promise<void> {
  const number = await set.hall.issue();
  await signIn(page, 'teller1', set.hall.passwordOf('teller1'));
  await page.getByRole('button', { name: /^4/ }).click();
  await page.getByRole('heading', { name: '4 号窗口' }).waitFor();
  await settled(page);
  await page.keyboard.press('F2');
  await showsCurrent(page, number, '正在呼叫');
  await page.keyboard.press('Enter');
  await showsCurrent(page, number, '办理中');
  await page.keyboard.press('F7');
  await focused(page, 'wa-radio');
  await page.getByRole('radio', { name: '其他' }).click();
  await page.getByLabel('请写明原因').fill(typed);
}

/** The server lets the session go, as it does when its hours are over. */
async function sessionRunsOut(page: Page): Promise<void> {
  await page.context().request.delete(`${set.hall.url}/api/v1/session`);
  await page.getByText('没做完的内容还在').waitFor();
}

/** What is to be seen at some places of the page: is it all part of the cover? */
function isCovered(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    [0.02, 0.3, 0.5, 0.7, 0.98].every((share) => {
      const found = document.elementFromPoint(innerWidth * share, innerHeight * share);
      return found?.closest('.sign-in-again') != null;
    }),
  );
}

describe('a session that runs out in the middle of work', () => {
  test('loses nothing that was typed: the same person signs in and goes on', async () => {
    const staff = await openConsole(stage.browser, set.hall);
    const { page } = staff;
    await typesReason(page);
    await sessionRunsOut(page);
    expect(await isCovered(page)).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    // No key reaches the page beneath, and Escape opens nothing.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F2');
    expect(await isCovered(page)).toBe(true);

    await signIn(page, 'teller1', set.hall.passwordOf('teller1'));
    await page.locator('.sign-in-again').waitFor({ state: 'detached' });
    expect(await page.getByLabel('请写明原因').inputValue()).toBe(typed);
    await page.locator('.connection', { hasText: '已连接' }).waitFor();
    await page.getByLabel('请写明原因').press('Enter');
    await page.locator('.queue-row', { hasText: typed }).waitFor();
    await settled(page);
    await withoutComplaints(staff);
  });

  test('shows somebody else nothing of it', async () => {
    const staff = await openConsole(stage.browser, set.hall);
    const { page } = staff;
    await typesReason(page);
    await sessionRunsOut(page);
    await signIn(page, 'teller2', set.hall.passwordOf('teller2'));
    await page.getByRole('heading', { name: '选择窗口' }).waitFor();
    expect(await page.locator('wa-dialog, .sign-in-again').count()).toBe(0);
    expect(await page.content()).not.toContain(typed);
    await withoutComplaints(staff);
  });
});

test('a sign-out without a network hides the page at once, says that it is not done, and can be repeated', async () => {
  const staff = await openConsole(stage.browser, set.hall);
  const { page } = staff;
  await signIn(page, 'guide1', set.hall.passwordOf('guide1'));
  await page.getByRole('heading', { name: '引导台' }).waitFor();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '退出', exact: true }).click();
  await page.getByText('系统还不知道您已退出').waitFor();
  expect(await page.getByRole('heading', { name: '引导台' }).count()).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.context().setOffline(false);
  await page.getByRole('button', { name: '再退出一次' }).click();
  await page.getByText('系统还不知道您已退出').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '登录' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: '登录' }).waitFor();
  await staff.close();
});
