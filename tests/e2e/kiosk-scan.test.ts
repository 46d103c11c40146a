import { expect, test } from 'vitest';
import type { TicketReply } from '../../protocol/api.ts';
import type { BookingReply } from '../../protocol/appointments-api.ts';
import { createClient, signIn } from '../support/client.ts';
import { at, today } from '../support/sample-hall.ts';
import { chooseItem, shownNumber, touch, tracesIn } from './support/kiosk-page.ts';
import { setKiosk, setStage } from './support/stage.ts';

/** Slots of the day lie on both sides of noon; the codes on phones end at a time of the hall's own clock. */
const set = setKiosk(setStage('kiosk'), undefined, { startAt: at('12:00'), agentOnHallTime: true });

async function takeTicket(): Promise<TicketReply> {
  const guide = await signIn(set.hall, 'guide1');
  const taken = await guide.post<TicketReply>('/halls/demo/tickets', { service: 1 });
  if (taken.status !== 201) throw new Error(taken.text);
  return taken.body;
}

/** What a scanner does that types as a keyboard, on whatever has the focus; answers whether its Enter was let through. */
async function typeAsScanner(text: string): Promise<boolean> {
  return set.kiosk.page.evaluate((code) => {
    const target = document.activeElement ?? document.body;
    const startsAt = performance.now();
    const strokes = [...code, 'Enter'].map((key, index) => {
      const stroke = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      // Its pace, whatever this machine has to do besides.
      Object.defineProperty(stroke, 'timeStamp', { value: startsAt + index * 5 });
      return target.dispatchEvent(stroke);
    });
    return strokes.at(-1) ?? false;
  }, text);
}

test('[D-10] the code on a ticket opens it with its place in line, and one touch prints it again', async () => {
  const { page } = set.kiosk;
  const { number, trackUrl } = await takeTicket();
  await set.agent.scan({ text: trackUrl });
  await page.getByText(number, { exact: true }).waitFor();
  await touch(page, '补打号票');
  expect(await shownNumber(page)).toBe(number);
  await page
    .getByText(/打印好了|请取走/)
    .first()
    .waitFor();
  expect(await set.agent.sheets()).toBe(1);
});

test('[A-02] [D-10] the code of a booking, held up on the home screen, is a ticket on paper', async () => {
  const holder = { name: '测试戊', idNumber: '510499196911200558' };
  const body = { service: 1, day: today, start: '12:00', holder };
  const booked = await createClient(set.hall).post<BookingReply>('/halls/demo/appointments', body);
  await set.agent.scan({ text: booked.body.code });
  expect(await shownNumber(set.kiosk.page)).toMatch(/^B/);
});

test('[D-10] [D-27] an electronic social-security card takes a ticket in its holder’s line, and nothing of it stays', async () => {
  const { page } = set.kiosk;
  await chooseItem(page);
  await set.agent.scan({ eCard: 'elder82-female' });
  expect(await shownNumber(page)).toMatch(/^Y/);
  const traces = await tracesIn(page);
  for (const trace of ['ESSC1', '测试甲', '510499194403070022']) expect(traces).not.toContain(trace);
});

test('[D-10] an expired code: refresh it on the phone; the next one goes on where the first was held up', async () => {
  const { page } = set.kiosk;
  await chooseItem(page);
  await set.agent.scan({ eCard: 'farmer-male-56', expired: true });
  await page.getByText('请在手机上刷新后再扫').first().waitFor();
  await touch(page, '再试一次');
  await page.getByText('本项服务免费').waitFor();
  await set.agent.scan({ eCard: 'farmer-male-56' });
  expect(await shownNumber(page)).toMatch(/^[A-Z]\d+/);
});

test('[D-10] codes that lead nowhere are answered in calm words, and the screen stays', async () => {
  const { page } = set.kiosk;
  for (const [scan, words] of [
    [{ text: '134567890123456789' }, '这里用不了这个码'],
    [{ failNext: 'rubbish', text: 'x' }, '没扫清楚'],
    [{ text: 'YW-20260506-000123' }, '这是业务回单的条码'],
  ] as const) {
    await set.agent.scan(scan);
    await page.getByText(words).waitFor();
    await page.locator('.at-home').waitFor();
  }
});

test('[D-10] a scanner that types as a keyboard does the same, and its Enter presses no button', async () => {
  const { page } = set.kiosk;
  const { number, trackUrl } = await takeTicket();
  await page
    .getByRole('button', { name: /呼叫工作人员/ })
    .first()
    .focus();
  expect(await typeAsScanner(trackUrl)).toBe(false);
  await page.getByText(number, { exact: true }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await touch(page, /首页/);
  expect(await typeAsScanner('134567890123456789')).toBe(false);
  await page.getByText('这里用不了这个码').waitFor();
});
