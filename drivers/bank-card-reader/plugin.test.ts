import fastify from 'fastify';
import { expect, test } from 'vitest';
import { bankCardPlugin } from './plugin.ts';
import { syntheticCard } from './simulator/simulated-bank-card-reader.ts';

const context = { now: () => 0, dataDir: null };

test('[D-08] a page gets a masked number and a sealed track; the wipe gives the card back', async () => {
  const plugged = await bankCardPlugin.create({ kind: 'simulated' }, context);
  const page = fastify();
  plugged.addRoutes?.(page);
  plugged.simulator?.addRoutes(page);
  const removed = new Promise<void>((resolve) => {
    plugged.tellPage?.((name, ..._facts) => {
      if (name === 'bank-card:removed') resolve();
    });
  });
  await plugged.device.check();
  await page.inject({ method: 'POST', url: '/simulator/bank-card', body: { card: 'insert' } });
  const read = await page.inject({ method: 'POST', url: '/bank-card/read' });
  expect(read.json()).toMatchObject({ outcome: 'read', maskedNumber: '990000******7894' });
  expect(read.body).not.toContain(syntheticCard.number.slice(6));
  await plugged.wipe?.();
  await removed;
  expect((await page.inject({ method: 'POST', url: '/bank-card/eject' })).json()).toEqual({ outcome: 'no-card' });
  await plugged.close();
});

test('[D-08] where there is none the answer says so', async () => {
  const none = await bankCardPlugin.create({ kind: 'absent' }, context);
  const page = fastify();
  none.addRoutes?.(page);
  const read = await page.inject({ method: 'POST', url: '/bank-card/read' });
  expect(read.json()).toEqual({ outcome: 'failed', state: 'absent' });
  await none.close();
});
