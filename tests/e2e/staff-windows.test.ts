import { describe, expect, test } from 'vitest';
import { type Client, signIn as signInByApi } from '../support/client.ts';
import { accessibilityFaults } from './support/axe.ts';
import { openConsole, settled, signIn, smallTargets, withoutComplaints } from './support/staff-page.ts';
import { setHall, setStage } from './support/stage.ts';

const stage = setStage('staff-console');
const set = setHall(stage);

async function atWindow(name: string, window: string): Promise<Client> {
  const teller = await signInByApi(set.hall, name);
  await teller.post(`/halls/demo/windows/${window}/open`);
  return teller;
}

describe('windows and those who wait for them', () => {
  test('[B-09] whoever closes the last open window while people wait is asked what becomes of them', async () => {
    await set.hall.issue();
    await set.hall.issue();
    const staff = await openConsole(stage.browser, set.hall);
    const { page } = staff;
    await signIn(page, 'teller1', set.hall.passwordOf('teller1'));
    await page.getByRole('button', { name: /^2/ }).click();
    await page.getByRole('heading', { name: '2 号窗口' }).waitFor();
    await settled(page);
    await page.getByRole('button', { name: /下岗/ }).click();
    await page.getByRole('button', { name: '关闭窗口' }).click();
    await page.getByText('还有 2 人在等，没有别的开放窗口叫他们的号').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('radio', { name: '关闭，请他们等下一个开放的窗口' }).click();
    await page.getByRole('button', { name: '关闭窗口' }).click();
    await page.getByRole('heading', { name: '选择窗口' }).waitFor();
    await withoutComplaints(staff);
  });

  test('[B-08] a teller who is free reads which tidal window waits for one', async () => {
    await atWindow('teller1', '1');
    const staff = await openConsole(stage.browser, set.hall);
    const { page } = staff;
    await signIn(page, 'teller9', set.hall.passwordOf('teller9'));
    await page.getByRole('heading', { name: '选择窗口' }).waitFor();
    for (let people = 0; people < 20; people += 1) await set.hall.issue();
    for (let minute = 0; minute < 3; minute += 1) {
      set.hall.clock.advance(60_000);
      await set.hall.watchTide();
    }
    const manager = await signInByApi(set.hall, 'manager');
    const { tide } = (await manager.get<{ tide: { advice: { id: string } } }>('/halls/demo/outlook')).body;
    expect((await manager.post(`/halls/demo/tide/${tide.advice.id}/answer`, { accept: true })).status).toBe(200);
    await page.getByText('9 号潮汐窗口等人上岗').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: /等人上岗/ }).click();
    await page.getByRole('heading', { name: '9 号窗口' }).waitFor();
    await withoutComplaints(staff);
  });

  test('[B-05] [B-06] guidance staff read at a window why its number was called', async () => {
    const number = await set.hall.issue();
    await (await atWindow('teller1', '1')).post('/halls/demo/windows/1/call-next');
    const staff = await openConsole(stage.browser, set.hall, { width: 1280, height: 800 });
    const { page } = staff;
    await signIn(page, 'guide1', set.hall.passwordOf('guide1'));
    await page.getByRole('button', { name: `查看 ${number}` }).click();
    await page.getByText('按累计优先：等得越久分越高').waitFor();
    expect(await smallTargets(page)).toEqual([]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await withoutComplaints(staff);
  });
});
