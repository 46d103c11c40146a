import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import type { BookingListReply, BookingReply } from '../../protocol/appointments-api.ts';
import type { HallConfig } from '../../protocol/hall-config.ts';
import { createClient, signIn as signInByApi } from '../support/client.ts';
import { at, today } from '../support/sample-hall.ts';
import { syntheticIdNumber } from '../support/synthetic-person.ts';
import { accessibilityFaults } from './support/axe.ts';
import { focused, openConsole, type StaffPage, signIn, smallTargets, withoutComplaints } from './support/staff-page.ts';
import { setHall, setStage } from './support/stage.ts';

const stage = setStage('staff-console');
/** It is noon: slots of the day lie on both sides. */
const set = setHall(stage, at('12:00'));

let staff: StaffPage;
let page: Page;

beforeEach(async () => {
  const manager = await signInByApi(set.hall, 'manager');
  const config = (await manager.get<HallConfig>('/halls/demo/config')).body;
  const rules = config.appointments;
  if (!rules) throw new Error('the demo hall takes no bookings');
  const body = { ...config, appointments: { ...rules, placesPerSlot: 2 } };
  const done = await manager.send('PUT', '/api/v1/halls/demo/config', { body });
  if (done.status !== 200) throw new Error(done.text);
  staff = await openConsole(stage.browser, set.hall, { width: 1024, height: 768, path: '/staff/bookings' });
  page = staff.page;
});

async function atDesk(name = 'guide1'): Promise<void> {
  await signIn(page, name, set.hall.passwordOf(name));
  await page.getByRole('heading', { name: '电话预约' }).waitFor();
  await page.locator('.slot-grid button').first().waitFor();
}

function slotAt(start: string) {
  return page.locator('.slot-grid button', { hasText: `${start}–` });
}

async function bookByApi(start: string, idNumber: string): Promise<BookingReply> {
  const holder = { name: '测试己', idNumber };
  const done = await createClient(set.hall).post<BookingReply>('/halls/demo/appointments', {
    service: 1,
    day: today,
    start,
    holder,
  });
  if (done.status !== 201) throw new Error(done.text);
  return done.body;
}

/** Matter, name and number in the open dialog, by keyboard; the last key books. */
async function fillCaller(idNumber: string): Promise<void> {
  await focused(page, 'wa-dialog wa-input');
  await page.keyboard.type('ylbx');
  await page.locator('.matter', { hasText: '养老' }).first().click();
  await page.locator('.matter[aria-pressed=true]', { hasText: '养老' }).waitFor();
  await page.getByLabel('来电人姓名').fill('测试庚');
  await page.getByLabel('身份证号码').fill(idNumber);
  await page.locator('wa-button:not([disabled])', { hasText: '确认预约' }).waitFor();
  await page.keyboard.press('Enter');
}

test('[A-01] staff book for a caller by keyboard: slot, matter, person, and the code to be read out', async () => {
  await atDesk();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await smallTargets(page)).toEqual([]);
  await slotAt('14:00').focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('.slot-grid button[aria-pressed=true]', { hasText: '14:30' }).waitFor();
  await page.keyboard.press('Enter');
  await focused(page, 'wa-dialog wa-input');
  await page.getByLabel('身份证号码').fill(syntheticIdNumber(1).replace(/.$/, (last) => (last === '0' ? '1' : '0')));
  await page.getByText('号码有误，请逐位核对').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.locator('wa-dialog wa-input').first().click();
  await fillCaller(syntheticIdNumber(1));
  await page.locator('.spoken-code li').nth(7).waitFor();
  const code = (await page.locator('.spoken-code strong').allTextContents()).join('');
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '关闭', exact: true }).last().click();
  await slotAt('14:30').getByText('余 1').waitFor();
  await page.locator('.booking-row', { hasText: `${code.slice(0, 4)}-${code.slice(4)}` }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Telephone bookings' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await page.content()).not.toContain('测试庚');
  await withoutComplaints(staff);
});

test('[A-01] the last place goes to somebody else meanwhile: said clearly, and another slot is one key away', async () => {
  await bookByApi('15:00', syntheticIdNumber(11));
  await atDesk();
  await slotAt('15:00').click();
  await page.locator('.slot-grid button[aria-pressed=true]', { hasText: '15:00–' }).getByText('余 1').waitFor();
  await page.keyboard.press('F2');
  await focused(page, 'wa-dialog wa-input');
  await bookByApi('15:00', syntheticIdNumber(12));
  await fillCaller(syntheticIdNumber(13));
  await page.getByText('15:00–15:30 的最后一个名额刚被约走，没有约上').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.locator('.next-slots wa-button').first().click();
  await page
    .getByText(/15:30–16:00/)
    .first()
    .waitFor();
  expect(await page.getByLabel('身份证号码').inputValue()).toBe(syntheticIdNumber(13));
  await page.getByLabel('身份证号码').press('Enter');
  await page.getByText('约好了').waitFor();
  await withoutComplaints(staff);
});

test('[A-01] who has a booking that day is shown it; found by code and by number, it is moved and cancelled', async () => {
  const { code } = await bookByApi('15:00', syntheticIdNumber(21));
  await atDesk();
  await page.keyboard.press('/');
  await focused(page, '.find-booking');
  await page.keyboard.type(syntheticIdNumber(22));
  await page.keyboard.press('Enter');
  await page.getByText('没有找到这个人的有效预约').waitFor();
  await page.keyboard.type(syntheticIdNumber(21));
  await page.keyboard.press('Enter');
  await page.locator('.booking-facts', { hasText: '15:00–15:30' }).waitFor();
  await page.getByRole('button', { name: '改约' }).click();
  await page.locator('wa-dialog .slot-grid button', { hasText: '16:00–' }).click();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '改到 16:00–16:30' }).click();
  await page.locator('.booking-facts', { hasText: '16:00–16:30' }).waitFor();
  await page.getByRole('button', { name: '关闭', exact: true }).last().click();
  await page.locator('wa-dialog').waitFor({ state: 'detached' });

  await page.keyboard.press('/');
  await focused(page, '.find-booking');
  await page.keyboard.type(`${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase());
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '取消预约' }).click();
  await page.getByText('的名额会让给别人').waitFor();
  await page.getByRole('radio', { name: '来电人取消' }).waitFor();
  await page.locator('wa-dialog').getByRole('button', { name: '取消预约' }).click();
  await slotAt('16:00').getByText('余 2').waitFor();
  await page.locator('.booking-row', { hasText: '已取消' }).waitFor();
  const guide = await signInByApi(set.hall, 'guide1');
  const { body } = await guide.get<BookingListReply>('/halls/demo/appointments');
  expect(body.bookings.map(({ status, start }) => [status, start])).toEqual([['cancelled', '16:00']]);
  await withoutComplaints(staff);
});

test('[A-02] a booking is checked in at the desk: too early says when, in time it becomes a ticket', async () => {
  const early = await bookByApi('16:00', syntheticIdNumber(31));
  const due = await bookByApi('12:00', syntheticIdNumber(32));
  await atDesk('manager');
  await page.locator('.booking-row', { hasText: early.start }).click();
  await page.getByRole('button', { name: '签到取号' }).click();
  await page.getByText('15:30 开始签到').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('wa-dialog').waitFor({ state: 'detached' });
  await page.locator('.booking-row', { hasText: due.start }).click();
  await page.getByRole('button', { name: '签到取号' }).click();
  await page.locator('.issued-number', { hasText: /^[A-Z][0-9]{3}$/ }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('.booking-row', { hasText: '已签到' }).waitFor();
  await withoutComplaints(staff);
});

test('[K-09] a teller finds no bookings', async () => {
  await signIn(page, 'teller1', set.hall.passwordOf('teller1'));
  await page.getByRole('heading', { name: '选择窗口' }).waitFor();
  expect(await page.getByRole('link', { name: '预约' }).count()).toBe(0);
  await withoutComplaints(staff);
});
