import { expect, test } from 'vitest';
import { accessibilityFaults } from './support/axe.ts';
import { letPass } from './support/held-clock.ts';
import { sizeFaults } from './support/kiosk-measures.ts';
import { shownNumber, touch } from './support/kiosk-page.ts';
import { setKiosk, setStage } from './support/stage.ts';

const set = setKiosk(setStage('kiosk'), async () => undefined, { fitting: 'full', heldClock: true });
const lampAt = async (place: string) => (await set.agent.simulators()).lightStrips?.[place];

test('[B-05] [D-11] [D-27] both cards at once: the place in line that is hers, and the card that she leaves is asked for', async () => {
  const { page } = set.kiosk;
  await Promise.all([
    set.agent.insert('elder82-female'),
    set.agent.string('social-card', { version: '1.00', person: 'elder82-female' }),
  ]);
  await touch(page, /说不清办哪件事/);
  await page.getByText('测**，您好。卡已读取').waitFor();
  await touch(page, /^取号$/);
  // Her age is known by the card that was read first; a number of those who lay no card would be an A.
  expect(await shownNumber(page)).toBe('Y001');
  await page.getByText('请取走号票').waitFor();

  await set.agent.lift();
  await page.getByRole('heading', { name: '请取走您的卡' }).waitFor();
  await expect.poll(() => lampAt('social-card-reader'), { timeout: 8_000 }).toBe('闪 flash');
  expect(await lampAt('id-card-reader')).toBe('灭 off');
  await set.agent.string('social-card', { person: null });
  await page.getByRole('heading', { name: '请拿好号票' }).waitFor();
});

test('[D-02] scenario 7: a card that lies there and is not found: what to try is said after 15 s', async () => {
  const { page } = set.kiosk;
  await touch(page, /我的号票/);
  await page.getByRole('heading', { name: '请放卡，找您的号票' }).waitFor();
  expect(await page.getByText('请移开再放').count()).toBe(0);
  await letPass(page, 15_000);
  await page.getByText('请移开再放').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await sizeFaults(page, { target: 60, text: 24, controlsBelow: 0 })).toEqual([]);
  // Once a reason is known, it alone is said.
  await set.agent.string('reader', { failNext: 'unreadable' });
  await set.agent.insert('clerk-female-35');
  await page.getByText('请擦一擦卡').waitFor();
  expect(await page.getByText('请移开再放').count()).toBe(0);
  await set.agent.lift();
  await set.agent.insert('clerk-female-35');
  await page.getByRole('heading', { name: '今天还没有您的号票' }).waitFor();
});
