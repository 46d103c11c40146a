import { expect, test } from 'vitest';
import type { TicketReply } from '../../../protocol/api.ts';
import type { StaffQueueView } from '../../../protocol/views.ts';
import { shownNumber, touch } from '../support/kiosk-page.ts';
import { setStage } from '../support/stage.ts';
import { picture, setStory, storyLimitMs } from '../support/story.ts';

const story = setStory(setStage('kiosk', 'display-board', 'staff-console'), '02-end', '09:30');

test('[B-05] [B-04] [C-05] scenario 2: a retired soldier says so, staff see the certificate and grant it, and the number says nothing', {
  timeout: storyLimitMs,
}, async () => {
  const guide = await story.staff('guide1');
  for (let people = 0; people < 3; people += 1) await guide.post<TicketReply>('/halls/demo/tickets', { service: 1 });
  const [board, tablet] = [await story.board(), await story.desk('guide1', { width: 1024, height: 768 })];
  const kiosk = await story.kiosk();

  await touch(kiosk, /取号办理/);
  await touch(kiosk, /养老保险服务/);
  await touch(kiosk, /军人退役养老保险/);
  await kiosk.getByText('军人、退役军人优先').waitFor();
  await touch(kiosk, '选择');
  await touch(kiosk, '军人或退役军人');
  await kiosk.getByText('已选择，工作人员会请您出示证件').waitFor();
  await picture(kiosk, '02-claimed');
  await story.agent.insert('veteran-male-37');
  const number = await shownNumber(kiosk);
  // a claim alone moves nobody forward, and the paper shows no more than any other
  expect(number).toMatch(/^A[0-9]{3}$/);
  expect(await kiosk.locator('.at-ticket').textContent()).not.toMatch(/优先|退役军人/);

  await tablet.locator('.lane-general .lane-ticket', { hasText: number }).click();
  await tablet.getByText('自述：现（退）役军人，还没有核实').waitFor();
  await picture(tablet, '02-claim-seen');
  const { body } = await guide.get<StaffQueueView>('/halls/demo/queue');
  const ticket = body.tickets.find((one) => one.number === number);
  const bare = await guide.post(`/halls/demo/tickets/${ticket?.id}/grant-priority`, { group: 'veteran' });
  expect(bare.status).toBeGreaterThanOrEqual(400);
  await tablet.getByRole('button', { name: '优先', exact: true }).click();
  await tablet.getByRole('radio', { name: '现（退）役军人' }).click();
  await tablet.getByRole('radio', { name: '看过优待证' }).click();
  await tablet.getByRole('button', { name: '确定' }).click();
  await tablet.locator('.lane-green .lane-ticket', { hasText: number }).waitFor();
  await picture(tablet, '02-granted');

  // the first window that is free calls him; the time when he took the number stays
  const after = (await guide.get<StaffQueueView>('/halls/demo/queue')).body;
  expect(after.tickets.find((one) => one.number === number)).toMatchObject({
    issuedAt: ticket?.issuedAt,
    rankAt: ticket?.rankAt,
    group: 'veteran',
    priorityReason: '看过优待证',
  });
  const teller = await story.staff('teller1');
  await teller.post('/halls/demo/windows/2/open');
  await teller.post('/halls/demo/windows/2/call-next');
  await board.locator('.current-number', { hasText: number }).waitFor();
  await picture(board, '02-board');
  expect(await board.locator('.board').textContent()).not.toMatch(/军人|veteran/i);
});
