import { expect, test } from 'vitest';
import type { Catalogue } from '../../../protocol/catalogue.ts';
import type { HallConfig } from '../../../protocol/hall-config.ts';
import { settled } from '../support/staff-page.ts';
import { setStage } from '../support/stage.ts';
import { picture, setStory, storyLimitMs } from '../support/story.ts';

const story = setStory(setStage('display-board', 'staff-console'), '04-end', '10:00');

test('[A-04] [A-05] [B-13] [C-04] scenario 4: a farmer without card or phone is given a number by the guide, and the teller knows how to speak', {
  timeout: storyLimitMs,
}, async () => {
  const [board, tablet] = [await story.board(), await story.desk('guide1', { width: 1024, height: 768 })];
  await tablet.getByRole('button', { name: '帮人取号' }).click();
  await tablet.locator('wa-dialog wa-input:focus-within').waitFor();
  await tablet.keyboard.type('17');
  await tablet.locator('.matter', { hasText: '补缴' }).click();
  await tablet.getByRole('button', { name: '请用方言或放慢语速' }).click();
  await picture(tablet, '04-guide');
  // nothing that is asked needs a phone
  expect(await tablet.locator('wa-dialog').textContent()).not.toMatch(/手机|短信|APP/i);
  await tablet.getByRole('button', { name: '取号', exact: true }).click();
  const number = (await tablet.locator('.issued-number').textContent()) ?? '';
  expect(number).toBe('A001');
  await picture(tablet, '04-issued');

  const desk = await story.desk('teller1');
  await desk.getByRole('button', { name: /^3/ }).click();
  await desk.getByRole('heading', { name: '3 号窗口' }).waitFor();
  await settled(desk);
  await desk.keyboard.press('F2');
  await desk.locator('.current-number', { hasText: number }).waitFor();
  await desk.locator('.current', { hasText: '请用方言或放慢语速' }).waitFor();
  await picture(desk, '04-teller');
  await board.locator('.current-number', { hasText: number }).waitFor();
  expect(await board.locator('.board').textContent()).not.toContain('方言');
  await picture(board, '04-board');
});

test('[I-03] [R-03] scenario 4: the county’s own item is offered in a county hall, and in a city hall it is not', {
  timeout: storyLimitMs,
}, async () => {
  const manager = await story.staff('manager');
  const items = async () => (await manager.get<Catalogue>('/catalogue?hall=demo')).body.items.map(({ no }) => no);
  expect(await items()).toContain(17);
  const { body: config } = await manager.get<HallConfig>('/halls/demo/config');
  await manager.send('PUT', '/api/v1/halls/demo/config', { body: { ...config, level: 'city' } });
  expect(await items()).not.toContain(17);
  const guide = await story.staff('guide1');
  expect((await guide.post('/halls/demo/tickets', { service: 17 })).body.code).toBe('service_not_offered');
});
