import fastify from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PluggedDevice } from '../plugin.ts';
import { pinPadPlugin } from './plugin.ts';

let plugged: PluggedDevice;
let page: ReturnType<typeof fastify>;
beforeEach(async () => {
  plugged = await pinPadPlugin.create({ kind: 'simulated' }, { now: () => 0, dataDir: null });
  page = fastify();
  plugged.addRoutes?.(page);
  plugged.simulator?.addRoutes(page);
});
afterEach(() => plugged.close());

const post = (url: string, body: object = {}) => page.inject({ method: 'POST', url, body });
const entry = { purpose: 'bank-card', timeoutSeconds: 5 };

/** The first digit can be told once the pad has asked for it. */
async function pressOneUntilTold(): Promise<void> {
  const told = new Promise<void>((resolve) => {
    plugged.tellPage?.((name, ...facts) => {
      if (name === 'pin-pad:keys' && facts[0] === 1) resolve();
    });
  });
  let heard = false;
  void told.then(() => {
    heard = true;
  });
  while (!heard) await post('/simulator/pin-pad', { press: ['clear', '1'] });
}

test('[D-04] a page gets a sealed block and a count of keys, and no digit of the PIN', async () => {
  const facts: unknown[] = [];
  plugged.tellPage?.((name, ...told) => facts.push([name, ...told]));
  const entered = post('/pin-pad/enter', entry);
  await pressOneUntilTold();
  await post('/simulator/pin-pad', { press: ['2', '3', '4', '5', '6', 'enter'] });
  const reply = (await entered).json();
  expect(reply).toMatchObject({ outcome: 'entered', keyId: 'stand-in-1', format: 'iso-1' });
  expect(reply.block).toMatch(/^[0-9A-F]{16}$/);
  expect(facts.at(-1)).toEqual(['pin-pad:keys', 6]);
  expect(JSON.stringify([reply, facts])).not.toContain('123456');
});

test('[D-27] the wipe ends an entry', async () => {
  const entered = post('/pin-pad/enter', entry);
  await pressOneUntilTold();
  await plugged.wipe?.();
  expect((await entered).json()).toEqual({ outcome: 'cancelled' });
  expect(plugged.simulator?.state()).toMatchObject({ entering: false, digits: 0 });
});

test("[D-04] the social card's own PIN cannot be asked for by a page", async () => {
  expect((await post('/pin-pad/enter', { ...entry, purpose: 'social-card' })).statusCode).toBe(400);
});

test('[D-04] where there is none it is absent, and asked all the same', async () => {
  const none = await pinPadPlugin.create({ kind: 'absent' }, { now: () => 0, dataDir: null });
  expect((await none.device.check()).state).toBe('absent');
  await none.close();
});
