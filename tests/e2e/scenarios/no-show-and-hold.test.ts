import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { focused, settled, showsCurrent } from '../support/staff-page.ts';
import { setStage } from '../support/stage.ts';
import { picture, setStory, storyLimitMs } from '../support/story.ts';

const story = setStory(setStage('display-board', 'staff-console'), '12-end', '09:00');

/** Time goes by in the hall; the screen hears of it with the next tick of its clock. */
async function after(seconds: number, desk: Page): Promise<void> {
  story.hall.clock.advance(seconds * 1000);
  const least = new Date(story.hall.clock.now() + 480 * 60_000).toISOString().slice(11, 19);
  const shown = async () => (await desk.locator('.clock').textContent()) ?? '';
  await expect.poll(shown, { timeout: 15_000 }).toSatisfy((time: string) => time >= least);
}

async function firstReason(page: Page): Promise<void> {
  await focused(page, 'wa-dialog wa-radio');
  await page.keyboard.press('Enter');
}

/** The terminal takes no key while the last one is on its way. */
async function press(desk: Page, key: string): Promise<void> {
  await settled(desk);
  await desk.keyboard.press(key);
}

async function recall(desk: Page): Promise<void> {
  await after(25, desk);
  await settled(desk);
  const [answer] = await Promise.all([
    desk.waitForResponse((response) => response.url().endsWith('/recall')),
    desk.keyboard.press('F3'),
  ]);
  expect(answer.status()).toBe(200);
}

test('[B-14] scenario 12: nobody comes, two recalls, missed; a hold, a transfer, and the missed one comes back once', {
  timeout: storyLimitMs,
}, async () => {
  const [a40, a41, a42] = [await story.hall.issue(), await story.hall.issue(), await story.hall.issue()];
  const [board, desk] = [await story.board(), await story.desk('teller1')];
  const other = await story.staff('teller2');
  await other.post('/halls/demo/windows/5/open');
  await desk.getByRole('button', { name: /^3/ }).click();
  await desk.getByRole('heading', { name: '3 号窗口' }).waitFor();

  await press(desk, 'F2');
  await showsCurrent(desk, a40, '正在呼叫');
  await board.locator('.current-number', { hasText: a40 }).waitFor();
  await recall(desk);
  await recall(desk);
  await picture(desk, '12-recalled');
  await after(25, desk);
  // after the last recall nobody asks why
  await press(desk, 'F4');
  await desk.getByRole('heading', { name: '过号 · 1' }).waitFor();
  await board.locator('.missed', { hasText: a40 }).waitFor();
  await picture(board, '12-missed');

  await press(desk, 'F2');
  await showsCurrent(desk, a41, '正在呼叫');
  await desk.keyboard.press('Enter');
  await showsCurrent(desk, a41, '办理中');
  await press(desk, 'F7');
  await firstReason(desk);
  await desk.getByRole('heading', { name: '挂起 · 1' }).waitFor();

  await press(desk, 'F2');
  await showsCurrent(desk, a42, '正在呼叫');
  await press(desk, 'F6');
  await desk.locator('wa-dialog wa-radio').first().waitFor();
  await desk.getByRole('radio', { name: '5 号窗口' }).click();
  await picture(desk, '12-transfer');
  await desk.locator('wa-dialog').getByRole('button', { name: '转移' }).click();
  await desk.getByRole('heading', { name: '等待叫号' }).waitFor();
  // who was on the way to window 3 is told by sight and sound where to go instead
  await board.locator('.spoken-notice', { hasText: '改到' }).waitFor();
  await board.locator('.moved', { hasText: a42 }).waitFor();
  await picture(board, '12-moved');

  await after(6 * 60, desk);
  await settled(desk);
  await desk.locator('.queue-row', { hasText: a40 }).click();
  await desk.getByText('过号后可恢复一次').waitFor();
  await focused(desk, 'wa-dialog');
  await desk.keyboard.press('Enter');
  await desk.getByRole('heading', { name: '过号 · 1' }).waitFor({ state: 'detached' });
  await settled(desk);
  await desk.locator('.queue-row', { hasText: a41 }).click();
  await showsCurrent(desk, a41, '办理中');
  await press(desk, 'F9');
  await desk.getByRole('heading', { name: '等待叫号' }).waitFor();
  expect((await other.post('/halls/demo/windows/5/call-next')).text).toContain(a42);
  await picture(desk, '12-done');

  // what is over can be neither recalled nor sent on
  const mine = await story.staff('teller1');
  expect((await mine.post('/halls/demo/windows/3/recall')).body.code).toBe('window_idle');
});
