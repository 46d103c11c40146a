import fastify from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PluggedDevice } from '../plugin.ts';
import { fingerVeinPlugin } from './plugin.ts';

let plugged: PluggedDevice;
let page: ReturnType<typeof fastify>;
beforeEach(async () => {
  plugged = await fingerVeinPlugin.create({ kind: 'simulated' }, { now: () => 0, dataDir: null });
  page = fastify();
  plugged.addRoutes?.(page);
  plugged.simulator?.addRoutes(page);
});
afterEach(() => plugged.close());

const post = (url: string, body: object = {}) => page.inject({ method: 'POST', url, body });
const capturing = async () => (await post('/simulator/finger-vein')).json().capturing === true;

test('[D-09] a page gets the sealed template once, and hears of the finger', async () => {
  const told: unknown[] = [];
  plugged.tellPage?.((name, ...facts) => told.push([name, ...facts]));
  const captured = post('/finger-vein/capture', { timeoutSeconds: 5 });
  while (!(await capturing()));
  await post('/simulator/finger-vein', { finger: 'captured' });
  const reply = (await captured).json();
  expect(reply.outcome).toBe('captured');
  expect(Buffer.from(reply.template, 'base64')).toHaveLength(912);
  expect(told).toEqual([
    ['finger-vein:finger', true],
    ['finger-vein:finger', false],
  ]);
});

test('[D-27] the wipe ends a capture', async () => {
  const captured = post('/finger-vein/capture', { timeoutSeconds: 5 });
  while (!(await capturing()));
  await plugged.wipe?.();
  expect((await captured).json()).toEqual({ outcome: 'cancelled' });
});

test('[D-09] where there is none the answer says so, and other ways are offered', async () => {
  const none = await fingerVeinPlugin.create({ kind: 'absent' }, { now: () => 0, dataDir: null });
  const other = fastify();
  none.addRoutes?.(other);
  const body = { timeoutSeconds: 5 };
  const answer = await other.inject({ method: 'POST', url: '/finger-vein/capture', body });
  expect(answer.json()).toEqual({ outcome: 'failed', state: 'absent' });
  await none.close();
});
