import { expect, test } from 'vitest';
import type { HallConfig } from '../../protocol/hall-config.ts';
import { signIn } from '../support/client.ts';
import { at } from '../support/sample-hall.ts';
import { accessibilityFaults } from './support/axe.ts';
import { sizeFaults } from './support/kiosk-measures.ts';
import { touch } from './support/kiosk-page.ts';
import { setKiosk, setStage } from './support/stage.ts';

const set = setKiosk(setStage('kiosk'), async (hall) => {
  hall.clock.set(at('12:10'));
  const manager = await signIn(hall, 'manager');
  const config = (await manager.get<HallConfig>('/halls/demo/config')).body;
  const breaks = [{ from: '11:00', to: '13:30', windows: config.windows.map(({ id }) => id) }];
  const body = { ...config, hours: { ...config.hours, alwaysOpen: false, breaks } };
  const done = await manager.send('PUT', '/api/v1/halls/demo/config', { body });
  if (done.status !== 200) throw new Error(done.text);
});

test('[B-17] at lunch the home screen says so and until when, before anybody looks for a matter', async () => {
  const { page } = set.kiosk;
  const notice = page.locator('.home-notices');
  await notice.filter({ hasText: '现在是休息时间' }).waitFor();
  expect(await notice.textContent()).toContain('今天 13:30 开始取号');
  expect(await sizeFaults(page, { target: 60, text: 24, controlsBelow: 0 })).toEqual([]);
  expect(await accessibilityFaults(page)).toEqual([]);
  await touch(page, '长辈模式');
  expect(await sizeFaults(page, { target: 100, text: 36, controlsBelow: 0 })).toEqual([]);
  await touch(page, /取号排队/);
  await page.getByRole('heading', { name: '现在是休息时间' }).waitFor();
});
