import { expect, test } from 'vitest';
import type { DeskView } from '../../protocol/devices-api.ts';
import { signIn } from '../support/client.ts';
import { accessibilityFaults } from './support/axe.ts';
import { letPass } from './support/held-clock.ts';
import { sizeFaults } from './support/kiosk-measures.ts';
import { chooseItem, shownNumber, touch, trustedAgainMs } from './support/kiosk-page.ts';
import { setKiosk, setStage } from './support/stage.ts';

const set = setKiosk(setStage('kiosk'), undefined, { heldClock: true });

async function conditionOfKiosk(): Promise<string | undefined> {
  const manager = await signIn(set.hall, 'manager');
  const { body } = await manager.get<DeskView>('/halls/demo/devices');
  return body.devices.find(({ parts }) => parts.length > 0)?.condition;
}

test('[D-02] the card reader is pulled out: said plainly, other ways offered, a number is taken all the same', async () => {
  const { page } = set.kiosk;
  await page.getByText('也可以直接把身份证放在读卡区').waitFor();
  await set.agent.setReader('absent');
  await page.getByText('读卡器暂时不能用，不刷卡也能取号。').waitFor();
  expect(await page.locator('.card-kinds').count()).toBe(0);
  await expect.poll(conditionOfKiosk, { timeout: 5_000 }).toBe('degraded');
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await sizeFaults(page, { target: 60, text: 24, controlsBelow: 0 })).toEqual([]);
  await chooseItem(page);
  await page.getByText('请把手机上的电子社保卡二维码对准扫描口').waitFor();
  await touch(page, '没带卡，直接取号');
  expect(await shownNumber(page)).toBe('A001');
  await page.getByText('请取走号票').waitFor();
});

test('[D-02] the reader is back: only when nobody stands there does the kiosk rely on it again', async () => {
  const { page } = set.kiosk;
  await set.agent.setReader('absent');
  await page.getByText('读卡器暂时不能用').waitFor();
  await set.agent.setReader('ok');
  await page.getByText('读卡正常').waitFor();
  expect(await page.getByText('读卡器暂时不能用').count()).toBe(1);
  await letPass(page, trustedAgainMs);
  await page.getByText('也可以直接把身份证放在读卡区').waitFor({ timeout: 20_000 });
  await expect.poll(conditionOfKiosk, { timeout: 5_000 }).toBe('ok');
});

test('[D-21] another app has the reader for itself: in use is said, not broken; with the lease all is as before', async () => {
  const { page } = set.kiosk;
  await page.getByText('也可以直接把身份证放在读卡区').waitFor();
  const giveBack = await set.agent.lease('id-card-reader');
  await page.getByText('读卡器使用中，请稍候再刷卡').waitFor();
  expect(await page.locator('.card-kinds').count()).toBe(0);
  expect(await page.getByText('读卡器暂时不能用').count()).toBe(0);
  await giveBack();
  await page.getByText('也可以直接把身份证放在读卡区').waitFor({ timeout: 15_000 });
  expect(await page.getByText('读卡器使用中').count()).toBe(0);
});

test('[D-07] [B-11] no paper: told before the number is taken, and then the number stands on the screen with its code', async () => {
  const { page } = set.kiosk;
  await set.agent.pull({ paperLeftMm: 0 });
  await page.getByText('打印机暂时不能用。可以取号').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await sizeFaults(page, { target: 60, text: 24, controlsBelow: 0 })).toEqual([]);
  await chooseItem(page);
  await page.getByText('本机现在不能打印，号码会显示在屏幕上').waitFor();
  expect(await sizeFaults(page, { target: 60, text: 24, controlsBelow: 0 })).toEqual([]);
  await touch(page, '没带卡，直接取号');
  expect(await shownNumber(page)).toBe('A001');
  await page.locator('.ticket-qr').waitFor();
  await page.getByText('号码有效，请拍照或记住').waitFor();
});
