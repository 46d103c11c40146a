import { expect, test } from 'vitest';
import type { TicketReply } from '../../../protocol/api.ts';
import type { StaffQueueView } from '../../../protocol/views.ts';
import { setStage } from '../support/stage.ts';
import { picture, setStory, storyLimitMs } from '../support/story.ts';

const story = setStory(setStage('display-board', 'staff-console', 'ticket-page'), '10-end', '09:20');

test('[B-08] [B-05] scenario 10: sixty wait, the manager opens a tidal window on advice, and the order stays as it was', {
  timeout: storyLimitMs,
}, async () => {
  const guide = await story.staff('guide1');
  const tellers = await Promise.all(['teller1', 'teller2', 'teller3', 'teller4'].map(story.staff));
  for (const [index, teller] of tellers.entries()) await teller.post(`/halls/demo/windows/${index + 1}/open`);
  const taken: TicketReply[] = [];
  const take = async () => taken.push((await guide.post<TicketReply>('/halls/demo/tickets', { service: 6 })).body);
  // The last two of the sixty come later: a page that hears of it asks anew.
  for (let people = 0; people < 58; people += 1) await take();
  const board = await story.board();
  const manager = await story.desk('manager', { path: '/staff/hall' });
  await manager.getByRole('heading', { name: '大厅运行' }).waitFor();
  for (let minute = 0; minute < 3; minute += 1) {
    story.hall.clock.advance(60_000);
    await story.hall.watchTide();
  }
  await take();
  await manager.getByText('建议开启 9 号潮汐窗口').waitFor({ timeout: 15_000 });
  await manager.getByText('没有可上岗的柜员').waitFor();
  await picture(manager, '10-advice-without-teller');

  const reserve = await story.staff('teller9');
  await take();
  await manager.getByText('有 1 名柜员已登录').waitFor({ timeout: 15_000 });
  await picture(manager, '10-advice');
  await manager.getByRole('button', { name: '开启', exact: true }).click();
  await manager.getByText('9 号潮汐窗口正在开启').waitFor();
  const waiting = async () =>
    (await guide.get<StaffQueueView>('/halls/demo/queue')).body.tickets.map((one) => one.number);
  const before = await waiting();
  expect((await reserve.post('/halls/demo/windows/T1/open')).status).toBe(200);
  await board.locator('.spoken-notice', { hasText: '9 号潮汐窗口现已开放' }).waitFor();
  await picture(board, '10-board-notice');
  expect(await waiting()).toEqual(before);

  // it calls who came first, as any window would; a priority ticket is the next call of the first free one
  const call = async () =>
    (await reserve.post<{ ticket: { number: string } }>('/halls/demo/windows/T1/call-next')).body;
  await call();
  await board.locator('.current-number', { hasText: taken[0]?.number ?? '' }).waitFor();
  const phone = await story.phone(taken[0]?.id ?? '');
  await phone.locator('.go-to', { hasText: '9' }).waitFor();
  await picture(phone, '10-phone');
  const green = (
    await guide.post<TicketReply>('/halls/demo/tickets', {
      service: 1,
      grantedGroup: 'disabled',
      reason: '看过残疾人证',
    })
  ).body;
  await tellers[0]?.post('/halls/demo/windows/1/call-next');
  await board.locator('.current-number', { hasText: green.number }).waitFor();
  await picture(board, '10-board-green');
});
