import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { StaffQueueView } from '../../../protocol/views.ts';
import { accessibilityFaults } from '../support/axe.ts';
import { sizeFaults } from '../support/kiosk-measures.ts';
import { shownNumber, touch, tracesIn } from '../support/kiosk-page.ts';
import { setStage } from '../support/stage.ts';
import { picture, setStory, storyLimitMs } from '../support/story.ts';

const story = setStory(setStage('kiosk'), '03-end', '09:40', 'full');
const upright = { width: 1080, height: 1920 };

/** Every control in the lower two thirds, characters of at least 4.8 mm on 21.5 inches. */
async function isWithinReach(kiosk: Page, name: string): Promise<void> {
  await picture(kiosk, `03-${name}`);
  expect(await sizeFaults(kiosk, { target: 60, text: 24, controlsBelow: 1 / 3 }), name).toEqual([]);
  expect(await accessibilityFaults(kiosk), name).toEqual([]);
}

test('[Q-04] [D-03] [D-05] scenario 3: a man in a wheelchair takes a ticket within his reach, and no camera is needed', {
  timeout: storyLimitMs,
}, async () => {
  const kiosk = await story.kiosk({ size: upright });
  await kiosk.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('a camera was asked for'));
  });
  await touch(kiosk, '低位模式');
  await isWithinReach(kiosk, 'home');
  await touch(kiosk, /取号办理/);
  await isWithinReach(kiosk, 'themes');
  await touch(kiosk, /社会保险登记|参保/);
  await isWithinReach(kiosk, 'items');
  await kiosk.locator('.choices-items .choice').first().click();
  await kiosk.getByText('本项服务免费').waitFor();
  await isWithinReach(kiosk, 'confirm');

  // his social-security card, as good a way as the other card, and the lamp shows where
  await kiosk.getByText('社保卡').first().waitFor();
  await story.agent.string('social-card', { person: 'wheelchair-male-50' });
  const number = await shownNumber(kiosk);
  await kiosk.getByText('请取走号票').waitFor();
  await isWithinReach(kiosk, 'ticket');
  expect(await story.agent.sheets()).toBe(1);

  // staff know that he is called to a low counter, and of nothing else
  const guide = await story.staff('guide1');
  const queue = await guide.get<StaffQueueView>('/halls/demo/queue');
  const waiting = queue.body.tickets.find((ticket) => ticket.number === number);
  expect(waiting?.flags).toContain('low-counter');

  await story.agent.string('social-card', { person: null });
  await kiosk.getByText('请拿好号票').waitFor();
  await isWithinReach(kiosk, 'goodbye');
  expect(await tracesIn(kiosk)).not.toMatch(/测\*|510499|19750512/);
});
