import { expect, test } from 'vitest';
import type { BookingReply } from '../../protocol/appointments-api.ts';
import { createClient } from '../support/client.ts';
import { at, today } from '../support/sample-hall.ts';
import { shownNumber, touch, tracesIn } from './support/kiosk-page.ts';
import { typeCode } from './support/kiosk-tour.ts';
import { setKiosk, setStage } from './support/stage.ts';

const holder = { name: '测试戊', idNumber: '510499196911200558' };
/** It is noon: slots of the day lie on both sides. */
const set = setKiosk(setStage('kiosk'), undefined, { startAt: at('12:00') });

async function book(start: string): Promise<BookingReply> {
  const done = await createClient(set.hall).post<BookingReply>('/halls/demo/appointments', {
    service: 1,
    day: today,
    start,
    holder,
  });
  if (done.status !== 201) throw new Error(done.text);
  return done.body;
}

async function enter(code: string): Promise<void> {
  const { page } = set.kiosk;
  await touch(page, /预约签到/);
  await touch(page, '输入预约码');
  await typeCode(page, code);
}

test('[A-02] by card: the booking is found, one touch makes it a ticket on paper, and nothing of it stays', async () => {
  const { page } = set.kiosk;
  const { code } = await book('12:00');
  await touch(page, /预约签到/);
  await set.agent.insert('farmer-male-56');
  await page.getByRole('heading', { name: '这是您的预约' }).waitFor();
  await touch(page, '签到取号');
  expect(await shownNumber(page)).toBe('B001');
  await page.getByText('请取走号票').waitFor();
  expect(await set.agent.sheets()).toBe(1);
  await set.agent.lift();
  await page.getByRole('heading', { name: '请拿好号票' }).waitFor();
  const traces = await tracesIn(page);
  for (const word of [code, holder.name, holder.idNumber, 'B001']) expect(traces).not.toContain(word);
});

test('[A-02] by code, once; a second time the screen says that it was used', async () => {
  const { page } = set.kiosk;
  const { code } = await book('12:00');
  await enter(code);
  expect(await shownNumber(page)).toBe('B001');
  await page.getByText('请取走号票').waitFor();
  await touch(page, '办好了');
  await touch(page, '下一位请点这里');
  await enter(code);
  await page.getByRole('heading', { name: '这个预约已使用或已取消' }).waitFor();
});

test('[A-02] early: the screen says when check-in opens', async () => {
  const { page } = set.kiosk;
  const booking = await book('15:00');
  await enter(booking.code);
  await page.getByRole('heading', { name: '还没到签到时间' }).waitFor();
  expect(booking.checkInFrom).toBe(at('14:30'));
  await page.getByText('今天 14:30 起可以签到').waitFor();
});

test('[A-02] lapsed: one of the next free slots is taken at the kiosk, with the same code', async () => {
  const { page } = set.kiosk;
  const { code } = await book('15:00');
  await page.route('**/appointments/check-in', (route) => {
    const problem = { type: 'x', title: 'x', status: 409, code: 'check_in_too_late', detail: '' };
    return route.fulfill({ status: 409, json: problem });
  });
  await enter(code);
  await page.getByRole('heading', { name: '预约已过时' }).waitFor();
  await touch(page, /改约 .* 12:30–13:00/);
  await page.getByRole('heading', { name: /已改约到 .* 12:30–13:00/ }).waitFor();
  const moved = await createClient(set.hall).get<BookingReply>(`/appointments/${code}`);
  expect(moved.body).toMatchObject({ start: '12:30', status: 'booked' });
});

test('[A-02] an unknown code, and a card without a booking, lead to a ticket and to staff', async () => {
  const { page } = set.kiosk;
  await enter('22222222');
  await page.getByRole('heading', { name: '没有找到这个预约' }).waitFor();
  await touch(page, '首页');
  await touch(page, /预约签到/);
  await set.agent.insert('farmer-male-56');
  await page.getByRole('heading', { name: '没有找到这个预约' }).waitFor();
  await touch(page, '取普通号');
  await page.getByRole('heading', { name: '您要办哪一类事？' }).waitFor();
});

test('[A-02] [Q-05] in elder mode the tile for tickets says that it finds bookings too, the card does, and a used one is told by the name of that tile', {
  timeout: 60_000,
}, async () => {
  const { page } = set.kiosk;
  await book('12:00');
  await page.locator('.switch-elder').click();
  await touch(page, /找我的号.*有预约/);
  await set.agent.insert('farmer-male-56');
  await touch(page, '签到取号');
  expect(await shownNumber(page)).toBe('B001');
  await page.getByText('请取走号票').waitFor();
  await page.route('**/appointments/check-in', (route) => {
    const problem = { type: 'x', title: 'x', status: 409, code: 'booking_closed', detail: '' };
    return route.fulfill({ status: 409, json: problem });
  });
  await set.agent.lift();
  await touch(page, '下一位请点这里');
  await page.locator('.switch-elder').click();
  await touch(page, /找我的号/);
  await touch(page, '预约签到');
  await touch(page, '输入预约码');
  await typeCode(page, '22222222');
  await page.getByText('请点首页“找我的号”').waitFor();
});
