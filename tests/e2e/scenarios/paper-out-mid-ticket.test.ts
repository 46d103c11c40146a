import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { StaffQueueView } from '../../../protocol/views.ts';
import { accessibilityFaults } from '../support/axe.ts';
import { letPass } from '../support/held-clock.ts';
import { sizeFaults } from '../support/kiosk-measures.ts';
import { chooseItem, shownNumber, touch, trustedAgainMs } from '../support/kiosk-page.ts';
import { setStage } from '../support/stage.ts';
import { picture, setStory, storyLimitMs } from '../support/story.ts';

const story = setStory(setStage('kiosk'), '08-end', '10:20', 'full');

async function looksRight(kiosk: Page, name: string): Promise<void> {
  await picture(kiosk, `08-${name}`);
  expect(await sizeFaults(kiosk, { target: 60, text: 24, controlsBelow: 0 }), name).toEqual([]);
  expect(await accessibilityFaults(kiosk), name).toEqual([]);
}

/** The strip at that place changes again and again. */
async function lampFlashes(place: string): Promise<void> {
  const look = async () => (await story.agent.simulators()).lightStrips?.[place];
  await expect.poll(look, { timeout: 8_000 }).toBe('闪 flash');
}

/** Looks at what came out last, and keeps its picture for people. */
async function lastSlip(name: string): Promise<void> {
  const picture = await story.agent.picture('printer/last.png');
  await writeFile(fileURLToPath(new URL(`../../../test-results/scenarios/08-${name}.png`, import.meta.url)), picture);
}

test('[B-11] [D-07] [D-11] [D-27] scenario 8: paper ends in mid ticket; the number stays, and the next visitor finds nothing of it', {
  timeout: storyLimitMs,
}, async () => {
  const kiosk = await story.kiosk({ heldClock: true });
  await story.agent.pull({ failNext: { trouble: 'paper-out', afterMm: 25 } });
  await chooseItem(kiosk);
  await story.agent.insert('clerk-female-35');
  expect(await shownNumber(kiosk)).toBe('A001');
  await kiosk.getByText('号码有效，请拍照或记住').waitFor();
  await kiosk.getByText('纸张用完，正在通知工作人员').first().waitFor();
  await kiosk.locator('.ticket-qr').waitFor();
  await looksRight(kiosk, 'paper-out');
  await lampFlashes('ticket-printer');

  // she goes with her number; the roll is changed; nothing comes out by itself
  await story.agent.lift();
  await touch(kiosk, '首页');
  await kiosk.getByText('打印机暂时不能用').waitFor();
  await story.agent.pull({ refill: true });
  await kiosk.getByText('打印正常').waitFor();
  await letPass(kiosk, trustedAgainMs);
  await kiosk.getByText('打印机暂时不能用').waitFor({ state: 'detached', timeout: 25_000 });

  // the next visitor's paper is the next visitor's alone: what hung out was cut off with its words
  await chooseItem(kiosk);
  await touch(kiosk, '没带卡，直接取号');
  expect(await shownNumber(kiosk)).toBe('A002');
  await kiosk.getByText('请取走号票').waitFor();
  // the torn piece, the strip that closes it, and the whole ticket
  expect(await story.agent.sheets()).toBe(3);
  await lastSlip('slip-of-the-next');
  await touch(kiosk, '办好了');
  await touch(kiosk, '下一位请点这里');

  // she comes back with her card: the same number, printed again and no new one
  await touch(kiosk, /我的号票/);
  await story.agent.insert('clerk-female-35');
  await kiosk.getByText('A001').first().waitFor();
  await looksRight(kiosk, 'found-again');
  await touch(kiosk, /补打/);
  await kiosk.getByText('请取走号票').waitFor();
  expect(await story.agent.sheets()).toBe(4);
  await lastSlip('slip-again');
  const guide = await story.staff('guide1');
  const { body } = await guide.get<StaffQueueView>('/halls/demo/queue');
  expect(body.tickets.map(({ number }) => number).sort()).toEqual(['A001', 'A002']);
});

test('[D-27] scenario 8: a card left in the reader is told by sound, words and lamp, and then to staff', {
  timeout: storyLimitMs,
}, async () => {
  const kiosk = await story.kiosk({ heldClock: true });
  await kiosk.evaluate(() => {
    const tones: number[] = [];
    Object.assign(window, { tones });
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function begin(when) {
      tones.push(this.frequency.value);
      start.call(this, when);
    };
  });
  await chooseItem(kiosk);
  await story.agent.insert('clerk-female-35');
  await kiosk.getByText('请取走号票').waitFor();
  const spoken = kiosk.waitForRequest(
    (request) => request.url().endsWith('/speech') && (request.postData() ?? '').includes('请取走您的卡'),
  );
  await touch(kiosk, '办好了');
  await kiosk.getByRole('heading', { name: '请取走您的卡' }).waitFor();
  await looksRight(kiosk, 'card-left');
  expect(await kiosk.evaluate(() => Reflect.get(window, 'tones'))).toHaveLength(3);
  await spoken;
  await lampFlashes('id-card-reader');

  const called = kiosk.waitForResponse((response) => response.url().endsWith('/help'));
  await kiosk.clock.fastForward(21_000);
  await kiosk.getByText('读卡区有一张卡').first().waitFor();
  await called;
  const guide = await story.staff('guide1');
  const { body } = await guide.get<StaffQueueView>('/halls/demo/queue');
  expect(body.help.map(({ screen }) => screen)).toEqual(['card-left']);
});
