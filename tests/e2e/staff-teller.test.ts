import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { WindowActionReply } from '../../protocol/api.ts';
import { signIn as signInByApi } from '../support/client.ts';
import { accessibilityFaults } from './support/axe.ts';
import { letPass } from './support/held-clock.ts';
import { focused, openConsole, settled, showsCurrent, signIn, withoutComplaints } from './support/staff-page.ts';
import { setHall, setStage } from './support/stage.ts';

const stage = setStage('staff-console');
const set = setHall(stage);

async function onDutyAtFour(page: Page): Promise<void> {
  await signIn(page, 'teller1', set.hall.passwordOf('teller1'));
  await page.getByRole('button', { name: /^4/ }).click();
  await page.getByRole('heading', { name: '4 号窗口' }).waitFor();
  await settled(page);
}

describe('the teller terminal', () => {
  test('a wrong password is refused in words, and the field is emptied', async () => {
    const staff = await openConsole(stage.browser, set.hall);
    await signIn(staff.page, 'teller1', 'wrong');
    await staff.page.getByText('用户名或密码不正确').waitFor();
    expect(await staff.page.locator('wa-input[name=password] input').inputValue()).toBe('');
    expect(await accessibilityFaults(staff.page)).toEqual([]);
    await withoutComplaints(staff);
  });

  test('[B-14] a teller serves three people with the keyboard alone', async () => {
    const holder = { medium: 'resident-id-card', name: '张建华', idNumber: '510499199001010011' } as const;
    const first = await set.hall.issue({ service: 1, holder });
    const second = await set.hall.issue();
    const third = await set.hall.issue();
    const staff = await openConsole(stage.browser, set.hall);
    const { page } = staff;
    const { keyboard } = page;
    const commands: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') commands.push(request.url().split('/').at(-1) ?? '');
    });
    await signIn(page, 'teller1', set.hall.passwordOf('teller1'));

    // goes on duty at window 2
    await page.getByRole('heading', { name: '选择窗口' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    while (!(await page.evaluate(() => document.activeElement?.textContent?.startsWith('2'))))
      await keyboard.press('Tab');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: '2 号窗口' }).waitFor();
    await settled(page);

    // the first person, whose name stands there masked; a key pressed twice calls once
    await keyboard.press('F2');
    await keyboard.press('F2');
    await showsCurrent(page, first, '正在呼叫');
    await page.getByText('张*华').waitFor();
    expect(await page.content()).not.toContain('张建华');
    await page.getByText('按累计优先').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await keyboard.press('Enter');
    await showsCurrent(page, first, '办理中');

    // is put on hold for papers, by the second of the quick reasons
    await keyboard.press('F7');
    await focused(page, 'wa-radio');
    expect(await accessibilityFaults(page)).toEqual([]);
    await keyboard.press('ArrowDown');
    await focused(page, 'wa-radio:nth-child(2)');
    await keyboard.press('Enter');
    await page.locator('.queue-row', { hasText: '等审核答复' }).waitFor();
    await settled(page);

    // the second person is served; F2 finishes and calls the third
    await keyboard.press('F2');
    await showsCurrent(page, second, '正在呼叫');
    await keyboard.press('Space');
    await showsCurrent(page, second, '办理中');
    await keyboard.press('F2');
    await showsCurrent(page, third, '正在呼叫');

    // a call that was a mistake is taken back, and made again
    await keyboard.press('Control+z');
    await showsCurrent(page, second, '办理中');
    await keyboard.press('F2');
    await showsCurrent(page, third, '正在呼叫');
    await keyboard.press('F3');
    await page.getByText('刚刚呼叫过').waitFor();
    await keyboard.press('Enter');
    await showsCurrent(page, third, '办理中');
    await keyboard.press('F9');
    await page.getByRole('heading', { name: '等待叫号' }).waitFor();
    await settled(page);

    // the first person comes back from hold
    await keyboard.press('/');
    await focused(page, '.queue-row');
    await keyboard.press('Enter');
    await showsCurrent(page, first, '办理中');
    await keyboard.press('F9');
    await page.getByRole('heading', { name: '等待叫号' }).waitFor();
    await page.locator('.figures div', { hasText: '本窗口办结' }).getByText('3', { exact: true }).waitFor();
    expect(commands).toEqual([
      'session',
      'open',
      'call-next',
      'start',
      'hold',
      'call-next',
      'start',
      'call-next',
      'undo',
      'call-next',
      'start',
      'finish',
      'resume',
      'finish',
    ]);
    await withoutComplaints(staff);
  });

  test('[B-14] a missed person is passed with a reason and comes back; a transfer keeps the number', async () => {
    const staff = await openConsole(stage.browser, set.hall);
    const { page } = staff;
    const { keyboard } = page;
    await onDutyAtFour(page);
    await keyboard.press('F2');
    await page.getByText('现在没有等候的号').waitFor();

    const ticket = await set.hall.issue();
    await page.locator('.queue-row', { hasText: ticket }).waitFor();
    await keyboard.press('F2');
    await showsCurrent(page, ticket, '正在呼叫');
    await keyboard.press('F4');
    await focused(page, 'wa-radio');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: '过号 · 1' }).waitFor();
    await settled(page);

    await keyboard.press('/');
    await focused(page, '.queue-row');
    await keyboard.press('Enter');
    await page.getByText('过号后可恢复一次').waitFor();
    await focused(page, 'wa-dialog');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: '等候 · 1 人' }).waitFor();
    await settled(page);

    await keyboard.press('F2');
    await showsCurrent(page, ticket, '正在呼叫');
    await keyboard.press('F6');
    await focused(page, 'wa-radio');
    expect(await accessibilityFaults(page)).toEqual([]);
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: '等待叫号' }).waitFor();
    await page.locator('.queue-row', { hasText: ticket }).waitFor();
    await withoutComplaints(staff);
  });

  test('[B-14] a dialog is about the ticket that it was opened for: another that came meanwhile is left alone', async () => {
    const numbers = [await set.hall.issue(), await set.hall.issue(), await set.hall.issue(), await set.hall.issue()];
    const staff = await openConsole(stage.browser, set.hall);
    const { page } = staff;
    await onDutyAtFour(page);
    const elsewhere = await signInByApi(set.hall, 'teller1');
    const act = (step: string, body: object = {}) =>
      elsewhere.post<WindowActionReply>(`/halls/demo/windows/4/${step}`, body);
    const asks = [
      { key: 'F4', title: '过号', asked: 'called' },
      { key: 'F7', title: '挂起', asked: 'serving' },
      { key: 'F6', title: '转移', asked: 'serving' },
    ];
    await act('call-next');
    for (const [index, { key, title, asked }] of asks.entries()) {
      const [seen = '', next = ''] = numbers.slice(index);
      if (asked === 'serving') await act('start');
      await showsCurrent(page, seen, asked === 'serving' ? '办理中' : '正在呼叫');
      await page.keyboard.press(key);
      const dialog = page.locator('wa-dialog');
      await focused(page, 'wa-dialog wa-radio');
      if (asked === 'called') await act('start');
      await act('call-next', { finishCurrent: true });
      await page.locator('.current-number', { hasText: next }).waitFor();

      await page.keyboard.press('Enter');
      await dialog.getByText(`窗口上现在是 ${next}，不是您刚才看到的号`).waitFor();
      expect(await dialog.getByRole('button', { name: title }).isDisabled()).toBe(true);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await showsCurrent(page, next, '正在呼叫');
    }
    const [, , , last = ''] = numbers;
    expect((await act('start')).body.ticket).toMatchObject({ number: last, status: 'serving' });
    await showsCurrent(page, last, '办理中');
    await page.keyboard.press('F9');
    await page.getByRole('heading', { name: '等待叫号' }).waitFor();
    await page.getByRole('heading', { name: '等候 · 0 人' }).waitFor();
    expect(await page.getByRole('heading', { name: /过号 · |挂起 · / }).count()).toBe(0);
    await withoutComplaints(staff);
  });

  test('[B-03] a call out of order asks for a reason and is explained by it', async () => {
    await set.hall.issue();
    const later = await set.hall.issue();
    const staff = await openConsole(stage.browser, set.hall);
    const { page } = staff;
    await onDutyAtFour(page);
    await page.locator('.queue-row', { hasText: later }).click();
    await focused(page, 'wa-radio');
    await page.keyboard.press('Enter');
    await showsCurrent(page, later, '正在呼叫');
    await page.getByText('由柜员点选。原因：行动不便').waitFor();
    // the mouse and the keyboard go together: Enter now belongs to the called person
    await page.keyboard.press('Enter');
    await showsCurrent(page, later, '办理中');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Picked by the teller.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await withoutComplaints(staff);
  });

  test('[B-09] a window that closes with a person on hold asks what becomes of them', async () => {
    const ticket = await set.hall.issue();
    const staff = await openConsole(stage.browser, set.hall);
    const { page } = staff;
    const { keyboard } = page;
    await onDutyAtFour(page);
    await keyboard.press('F8');
    await focused(page, 'wa-radio');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: '暂停服务：短暂离开' }).waitFor();
    await settled(page);
    await keyboard.press('F2');
    await page.getByText('窗口已暂停，请先按 F8 恢复').waitFor();
    await keyboard.press('F8');
    await page.getByRole('heading', { name: '等待叫号' }).waitFor();
    await settled(page);
    await keyboard.press('F2');
    await showsCurrent(page, ticket, '正在呼叫');
    await keyboard.press('Enter');
    await showsCurrent(page, ticket, '办理中');
    await keyboard.press('F7');
    await focused(page, 'wa-radio');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: '挂起 · 1' }).waitFor();
    await settled(page);

    await page.getByRole('button', { name: '下岗关窗' }).click();
    await page.getByText('还有 1 张号在等本窗口').waitFor();
    await page.getByRole('radio', { name: '退回公共队列' }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '关闭窗口' }).click();
    await page.getByRole('heading', { name: '选择窗口' }).waitFor();
    await page.getByRole('button', { name: /^4/ }).click();
    await page.getByRole('heading', { name: '等候 · 1 人' }).waitFor();
    await withoutComplaints(staff);
  });

  test('a broken line is said plainly, and the page catches up by itself', async () => {
    const staff = await openConsole(stage.browser, set.hall);
    const { page } = staff;
    await page.clock.install();
    await onDutyAtFour(page);
    await page.context().setOffline(true);
    await letPass(page, 15_000);
    await page.getByText(/信号中断，下面是/).waitFor();
    await page.locator('.connection wa-icon svg path').first().waitFor({ state: 'attached' });
    await page.keyboard.press('F2');
    await page.getByText('现在没有连接').waitFor();
    await page.context().setOffline(false);
    await letPass(page, 15_000);
    await page.getByText(/信号中断，下面是/).waitFor({ state: 'detached' });
    await page.keyboard.press('F2');
    await page.getByText('现在没有等候的号').waitFor();
    await staff.close();
  });
});
