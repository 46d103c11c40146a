import { beforeEach, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/axe.ts';
import { focused, openConsole, type StaffPage, signIn, smallTargets, withoutComplaints } from './support/staff-page.ts';
import { setHall, setStage } from './support/stage.ts';

const stage = setStage('staff-console');
const set = setHall(stage);

let staff: StaffPage;

beforeEach(async () => {
  staff = await openConsole(stage.browser, set.hall, { width: 1024, height: 768 });
});

describe('the guidance page on a tablet', () => {
  test('[A-06] a call for help is seen in less than two seconds, and answered with one touch', async () => {
    const { page } = staff;
    await signIn(page, 'guide1', set.hall.passwordOf('guide1'));
    await page.getByText('没有人求助').waitFor();
    const pressed = Date.now();
    await set.hall.askForHelp('home');
    await page.locator('.help-card', { hasText: '首页' }).waitFor();
    expect(Date.now() - pressed).toBeLessThan(2_000);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await page.getByRole('button', { name: '我去看看' }).click();
    await page.getByText('没有人求助').waitFor();
    await page.locator('.message', { hasText: '已有人响应' }).waitFor();
    await withoutComplaints(staff);
  });

  test('[A-04] [A-05] staff take a ticket for a person, with a group and its reason', async () => {
    const { page } = staff;
    await signIn(page, 'guide1', set.hall.passwordOf('guide1'));
    await page.getByRole('button', { name: '帮人取号' }).click();
    await focused(page, 'wa-input');
    await page.keyboard.type('sybx');
    await page.locator('.matter', { hasText: '失业保险' }).first().click();
    await page.getByRole('radio', { name: '现（退）役军人' }).click();
    await page.getByRole('radio', { name: '看过优待证' }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await page.getByRole('button', { name: '取号', exact: true }).click();
    const number = await page.locator('.issued-number').textContent();
    expect(number).toMatch(/^Y[0-9]{3}$/);
    await page.getByRole('button', { name: '关闭' }).last().click();
    await page.locator('.lane-green .lane-ticket', { hasText: number ?? '' }).click();
    await page.getByText('绿色通道 · 等候中').waitFor();
    await withoutComplaints(staff);
  });

  test('[B-22] a clerk with many matters gets a ticket for bulk business, once their number is said', async () => {
    const { page } = staff;
    await signIn(page, 'guide1', set.hall.passwordOf('guide1'));
    await page.getByRole('button', { name: '帮人取号' }).click();
    const send = page.locator('.dialog-footer wa-button').last();
    const matters = page.locator('.issue-matters');
    await page.getByRole('button', { name: '大宗业务（单位多件、打包办）' }).click();
    await matters.waitFor();
    expect(await send.getAttribute('disabled')).not.toBeNull();
    await matters.locator('input').fill('12');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/tickets'));
    await page.getByRole('button', { name: '取号', exact: true }).click();
    expect((await sent).postDataJSON()).toEqual({ pool: 'bulk', matters: 12 });
    await page.locator('.issued-number', { hasText: /^D[0-9]{3}$/ }).waitFor();
    await withoutComplaints(staff);
  });

  test('[B-13] a person without card and without a matter gets a number too', async () => {
    const { page } = staff;
    await signIn(page, 'guide1', set.hall.passwordOf('guide1'));
    await page.getByRole('button', { name: '帮人取号' }).click();
    await page.getByRole('button', { name: '咨询，或说不清的事项' }).click();
    await page.getByRole('button', { name: '取号', exact: true }).click();
    await page.locator('.issued-number', { hasText: 'A001' }).waitFor();
    await withoutComplaints(staff);
  });

  test('[B-05] a group is granted with a reason, and a ticket is cancelled with one', async () => {
    const ticket = await set.hall.issue();
    const { page } = staff;
    await signIn(page, 'guide1', set.hall.passwordOf('guide1'));
    await page.locator('.lane-general .lane-ticket', { hasText: ticket }).click();
    await page.getByRole('button', { name: '优先', exact: true }).click();
    await page.getByRole('radio', { name: '残疾人', exact: true }).click();
    await page.getByRole('radio', { name: '看过残疾人证' }).click();
    await page.getByRole('button', { name: '确定' }).click();
    await page.locator('.lane-green .lane-ticket', { hasText: ticket }).click();
    await page.getByRole('button', { name: '取消这张号' }).click();
    await page.getByRole('radio', { name: '重复取号' }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '取消这张号' }).click();
    await page.getByText('等候 0 人').waitFor();
    await withoutComplaints(staff);
  });
});

describe('the devices page', () => {
  test('[N-06] the administrator makes a code for a new device, and sees what is enrolled', async () => {
    const { page } = staff;
    await signIn(page, 'admin', set.hall.passwordOf('admin'));
    await page.getByRole('heading', { name: '设备' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/staff/devices');
    await page.getByRole('button', { name: '新设备配对码' }).click();
    await focused(page, 'wa-radio');
    await page.getByRole('radio', { name: '窗口屏' }).click();
    await page.getByLabel('名称').fill('3 号窗口屏');
    await page.getByRole('radio', { name: '3', exact: true }).click();
    await page.getByRole('button', { name: '取配对码' }).click();
    const code = page.locator('.pairing-code');
    await code.waitFor();
    expect(await code.textContent()).toMatch(/^[A-Z0-9-]{6,}$/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '完成' }).click();
    await page.locator('.device-row').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await withoutComplaints(staff);
  });

  test('[K-09] a page that the position does not open cannot be reached by its address', async () => {
    const { page } = staff;
    await page.goto(`${set.hall.url}/staff/devices`);
    await signIn(page, 'teller1', set.hall.passwordOf('teller1'));
    await page.getByRole('heading', { name: '选择窗口' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/staff/window');
    await withoutComplaints(staff);
  });
});
