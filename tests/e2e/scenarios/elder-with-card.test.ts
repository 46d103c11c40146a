import { expect, test } from 'vitest';
import type { TicketReply } from '../../../protocol/api.ts';
import { shownNumber, touch, tracesIn } from '../support/kiosk-page.ts';
import { settled } from '../support/staff-page.ts';
import { setStage } from '../support/stage.ts';
import { picture, setStory, storyLimitMs } from '../support/story.ts';

const story = setStory(setStage('kiosk', 'display-board', 'staff-console'), '01-end', '09:10', 'full');
const lamps = async () => (await story.agent.simulators()).lightStrips ?? {};

test('[A-05] [B-05] [B-06] [D-11] scenario 1: a woman of 82 lays her card down, is helped at the kiosk, and is the next to be called', {
  timeout: storyLimitMs,
}, async () => {
  const guide = await story.staff('guide1');
  for (let people = 0; people < 3; people += 1) await guide.post<TicketReply>('/halls/demo/tickets', { service: 1 });
  const [board, tablet] = [await story.board(), await story.desk('guide1', { width: 1024, height: 768 })];
  const kiosk = await story.kiosk();

  await touch(kiosk, '长辈模式');
  await picture(kiosk, '01-elder-home');
  await story.agent.insert('elder82-female');
  await touch(kiosk, /说不清办哪件事/);
  await kiosk.getByText('测**，您好。卡已读取').waitFor();
  await picture(kiosk, '01-elder-card');
  expect(await kiosk.content()).not.toContain('510499194403070022');
  // the card lies there and is in use: its lamp is on and still
  await expect.poll(async () => (await lamps())['id-card-reader'], { timeout: 8_000 }).toBe('亮 on');

  // she would rather have somebody beside her: guidance staff see which kiosk and which screen, nothing of her
  await touch(kiosk, '呼叫工作人员');
  const help = tablet.locator('.help-card').first();
  await help.waitFor();
  expect(await help.textContent()).not.toMatch(/测|5104/);
  await picture(tablet, '01-help');
  await tablet.getByRole('button', { name: '我去看看' }).click();
  await kiosk.getByRole('heading', { name: '工作人员马上就来' }).waitFor();
  await touch(kiosk, '知道了');

  await touch(kiosk, /^取号$/);
  expect(await shownNumber(kiosk)).toBe('Y001');
  await picture(kiosk, '01-ticket');

  // the neutral mark and nothing else: the first free window calls her before those who came earlier
  const desk = await story.desk('teller1');
  await desk.getByRole('button', { name: /^4/ }).click();
  await desk.getByRole('heading', { name: '4 号窗口' }).waitFor();
  await settled(desk);
  await desk.keyboard.press('F2');
  await desk.locator('.current-number', { hasText: 'Y001' }).waitFor();
  await board.locator('.current-number', { hasText: 'Y001' }).waitFor();
  await picture(board, '01-board');
  await picture(desk, '01-desk');
  expect(await board.locator('.board').textContent()).not.toMatch(/测|80|高龄|老/);

  await story.agent.lift();
  await kiosk.getByText('请拿好号票').waitFor();
  const traces = await tracesIn(kiosk);
  for (const word of ['测*', '510499', 'Y001']) expect(traces).not.toContain(word);
  await expect
    .poll(async () => Object.values(await lamps()).filter((look) => look === '亮 on' || look === '闪 flash'), {
      timeout: 8_000,
    })
    .toEqual([]);
});
