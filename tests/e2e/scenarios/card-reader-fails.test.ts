import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { DeskView } from '../../../protocol/devices-api.ts';
import { accessibilityFaults } from '../support/axe.ts';
import { letPass } from '../support/held-clock.ts';
import { sizeFaults } from '../support/kiosk-measures.ts';
import { chooseItem, shownNumber, touch, trustedAgainMs } from '../support/kiosk-page.ts';
import { setStage } from '../support/stage.ts';
import { picture, setStory, storyLimitMs } from '../support/story.ts';

const story = setStory(setStage('kiosk', 'staff-console'), '07-end', '10:00', 'full');

async function looksRight(kiosk: Page, name: string): Promise<void> {
  await picture(kiosk, `07-${name}`);
  expect(await sizeFaults(kiosk, { target: 60, text: 24, controlsBelow: 0 }), name).toEqual([]);
  expect(await accessibilityFaults(kiosk), name).toEqual([]);
}

const faults = [
  ['unreadable', '没读出来'],
  ['removed-too-early', '卡拿走得太快了'],
  ['not-selected', '请只放一张卡'],
  ['not-genuine', '没有通过读卡器的核验'],
  ['wrong-card', '这里读不了这种卡'],
] as const;

test('[D-02] [D-11] scenario 7: each fault of the reader has its words, and the same card is read at the next try', {
  timeout: storyLimitMs,
}, async () => {
  const kiosk = await story.kiosk();
  await touch(kiosk, /我的号票/);
  for (const [fault, words] of faults) {
    await story.agent.string('reader', { failNext: fault });
    await story.agent.insert('clerk-female-35');
    const told = kiosk.getByRole('alert');
    await told.filter({ hasText: words }).waitFor();
    await looksRight(kiosk, fault);
    await story.agent.lift();
  }
  await story.agent.insert('clerk-female-35');
  await kiosk.getByRole('heading', { name: '今天还没有您的号票' }).waitFor();
});

test('[D-02] [D-23] scenario 7: the reader is gone: other ways, a degraded kiosk, and its tile back only when nobody stands there', {
  timeout: storyLimitMs,
}, async () => {
  const desk = await story.desk('manager', { path: '/staff/devices', width: 1280, height: 800 });
  const kiosk = await story.kiosk({ heldClock: true });
  await kiosk.locator('.card-kinds li').nth(1).waitFor();

  await story.agent.setReader('absent');
  await kiosk.locator('.card-kinds li').nth(1).waitFor({ state: 'detached' });
  expect(await kiosk.locator('.card-kinds').textContent()).toContain('社保卡');
  await looksRight(kiosk, 'id-card-gone');
  await touch(kiosk, /我的号票/);
  await kiosk
    .getByText(/社保卡/)
    .first()
    .waitFor();
  await looksRight(kiosk, 'other-card');
  await touch(kiosk, '首页');

  // every reader gone: the tile that needs one gives way
  await story.agent.string('social-card', { unplugged: true });
  await story.agent.string('scanner', { unplugged: true });
  await kiosk.locator('.tile-my-ticket').waitFor({ state: 'detached' });
  await kiosk.locator('.tile-no-card').waitFor();
  await kiosk.getByText('读卡器暂时不能用，不刷卡也能取号。').waitFor();
  await looksRight(kiosk, 'no-reader');
  await chooseItem(kiosk);
  await touch(kiosk, /^取号$/);
  expect(await shownNumber(kiosk)).toBe('A001');
  await touch(kiosk, '办好了');

  const manager = await story.staff('manager');
  const condition = async () => {
    const { body } = await manager.get<DeskView>('/halls/demo/devices');
    return body.devices.find(({ parts }) => parts.length > 0)?.condition;
  };
  await expect.poll(condition, { timeout: 5_000 }).toBe('degraded');
  await desk.getByText('有故障').first().waitFor();
  await picture(desk, '07-device-page');

  // plugged in again under the next visitor's hands: nothing comes up under a finger
  await touch(kiosk, '下一位请点这里');
  await touch(kiosk, '长辈模式');
  await story.agent.setReader('ok');
  await kiosk.locator('.dot').first().waitFor({ state: 'detached' });
  expect(await kiosk.locator('.tile-my-ticket').count()).toBe(0);
  await touch(kiosk, '返回普通版');
  await letPass(kiosk, trustedAgainMs);
  await kiosk.locator('.tile-my-ticket').waitFor({ timeout: 25_000 });
  await looksRight(kiosk, 'reader-back');
});
