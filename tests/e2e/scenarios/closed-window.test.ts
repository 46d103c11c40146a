import { expect, test } from 'vitest';
import type { TicketReply } from '../../../protocol/api.ts';
import type { StaffQueueView } from '../../../protocol/views.ts';
import { setStage } from '../support/stage.ts';
import { picture, setStory, storyLimitMs } from '../support/story.ts';

const story = setStory(setStage('display-board', 'staff-console', 'ticket-page'), '13-end', '10:10');

test('[B-15] scenario 13: window 6 falls out, its twenty are moved with their times, one is called meanwhile, and everybody is told', {
  timeout: storyLimitMs,
}, async () => {
  const guide = await story.staff('guide1');
  const [ill, five] = [await story.staff('teller6'), await story.staff('teller5')];
  await ill.post('/halls/demo/windows/6/open');
  await five.post('/halls/demo/windows/5/open');
  const taken: TicketReply[] = [];
  for (let people = 0; people < 20; people += 1) {
    story.hall.clock.advance(2_000);
    taken.push((await guide.post<TicketReply>('/halls/demo/tickets', { service: 6 })).body);
  }
  const named = taken.map(({ id }) => ({ ticket: id }));
  await guide.post('/halls/demo/reassignments', { tickets: named, window: '6', reason: '专窗' });
  const issuedBefore = new Map(taken.map(({ number, issuedAt }) => [number, issuedAt]));

  const [board, phone] = [await story.board(), await story.phone(taken[5]?.id ?? '')];
  const tablet = await story.desk('guide1', { width: 1024, height: 768 });
  await ill.post('/halls/demo/windows/6/pause', { reason: '身体不适' });
  await tablet.getByRole('button', { name: '选择改派' }).click();
  await tablet.getByRole('button', { name: '全选 6 号窗口' }).click();
  await tablet.getByText('已选 20 张').waitFor();
  await tablet.getByRole('button', { name: '移到……' }).click();
  await tablet.getByRole('radio', { name: '5 号窗口' }).click();
  await tablet.getByText('20 张移动，0 张不动').waitFor();
  await picture(tablet, '13-preview');
  // between preview and confirmation one of them is called at last
  await ill.post('/halls/demo/windows/6/continue');
  await ill.post('/halls/demo/windows/6/call-next');
  await ill.post('/halls/demo/windows/6/start');
  await ill.post('/halls/demo/windows/6/finish');
  await ill.post('/halls/demo/windows/6/pause', { reason: '身体不适' });
  await tablet.getByRole('radio', { name: '窗口关闭' }).click();
  await tablet.getByRole('button', { name: '改派 20 张' }).click();
  await tablet.getByText('已改派 19 张，1 张未动').waitFor();
  await picture(tablet, '13-moved');

  await board.locator('.spoken-notice', { hasText: '6 号窗口的等候号改到 5 号窗口' }).waitFor();
  await board.locator('.moved', { hasText: '改到' }).waitFor();
  await picture(board, '13-board');
  await phone.locator('.headline', { hasText: '已改到 5 号窗口' }).waitFor();
  await picture(phone, '13-phone');

  const { body } = await guide.get<StaffQueueView>('/halls/demo/queue');
  expect(body.tickets.map(({ number, issuedAt }) => [number, issuedAt])).toEqual(
    taken.slice(1).map(({ number }) => [number, issuedBefore.get(number)]),
  );
  expect(body.tickets.every(({ window }) => window === '5')).toBe(true);

  // a wrong move is taken back within two minutes; a place that serves again has to be there for it
  await ill.post('/halls/demo/windows/6/continue');
  await tablet.getByRole('button', { name: /撤销/ }).click();
  await tablet.getByText('已撤销，19 张回到原处').waitFor();
  await phone.locator('.headline', { hasText: '已改到 6 号窗口' }).waitFor();
  story.hall.clock.advance(6 * 60_000);
  await board.locator('.moved').waitFor({ state: 'detached' });
  await phone.getByText('将由 6 号窗口叫您').waitFor();
});
