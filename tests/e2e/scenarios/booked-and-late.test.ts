import { expect, test } from 'vitest';
import type { BookingReply } from '../../../protocol/appointments-api.ts';
import { createClient } from '../../support/client.ts';
import { at, today } from '../../support/sample-hall.ts';
import { shownNumber, touch } from '../support/kiosk-page.ts';
import { setStage } from '../support/stage.ts';
import { picture, setStory, storyLimitMs } from '../support/story.ts';

const story = setStory(setStage('kiosk', 'display-board'), '05-end', '09:20');
const migrant = { name: '测试己', idNumber: '510499199201150086' };
const farmer = { name: '测试戊', idNumber: '510499196911200558' };

async function book(holder: typeof migrant): Promise<BookingReply> {
  const client = createClient(story.hall);
  const wanted = { service: 1, day: today, start: '10:00', holder };
  const done = await client.post<BookingReply>('/halls/demo/appointments', wanted);
  if (done.status !== 201) throw new Error(done.text);
  return done.body;
}

const statusOf = async ({ code }: BookingReply) =>
  (await createClient(story.hall).get<BookingReply>(`/appointments/${code}`)).body.status;

test('[A-02] scenario 5: booked for ten, sixteen minutes late: told so, a number of now, and no penalty', {
  timeout: storyLimitMs,
}, async () => {
  const booking = await book(migrant);
  const guide = await story.staff('guide1');
  for (let people = 0; people < 12; people += 1) await guide.post('/halls/demo/tickets', { service: 1 });
  const kiosk = await story.kiosk();
  story.hall.clock.set(at('10:46'));
  await touch(kiosk, /预约签到/);
  await story.agent.insert('migrant-female-34');
  await touch(kiosk, '签到取号');
  await kiosk.getByRole('heading', { name: '预约已过时' }).waitFor();
  await kiosk.getByText('不记违约').waitFor();
  await picture(kiosk, '05-lapsed');
  await touch(kiosk, '现在取普通号');
  expect(await shownNumber(kiosk)).toBe('A013');
  await kiosk
    .getByText(/12\s*人/)
    .first()
    .waitFor();
  await picture(kiosk, '05-walk-in');
  expect(await statusOf(booking)).toBe('late');
});

test('[A-02] scenario 5: within the grace the booking stands, and eight minutes later goes before walk-ins of long before', {
  timeout: storyLimitMs,
}, async () => {
  const booking = await book(farmer);
  story.hall.clock.set(at('10:05'));
  const guide = await story.staff('guide1');
  for (let people = 0; people < 3; people += 1) await guide.post('/halls/demo/tickets', { service: 1 });
  const [board, kiosk] = [await story.board(), await story.kiosk()];
  story.hall.clock.set(at('10:40'));
  await touch(kiosk, /预约签到/);
  await story.agent.insert('farmer-male-56');
  await kiosk.getByRole('heading', { name: '这是您的预约' }).waitFor();
  await picture(kiosk, '05-in-grace');
  await touch(kiosk, '签到取号');
  expect(await shownNumber(kiosk)).toBe('B001');
  expect(await statusOf(booking)).toBe('checked-in');
  story.hall.clock.advance(8 * 60_000);
  const teller = await story.staff('teller1');
  await teller.post('/halls/demo/windows/5/open');
  await teller.post('/halls/demo/windows/5/call-next');
  await board.locator('.current-number', { hasText: 'B001' }).waitFor();
  await picture(board, '05-board');
});
