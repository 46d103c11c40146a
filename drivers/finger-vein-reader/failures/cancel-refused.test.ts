import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { createFingerVeinReader } from '../finger-vein-reader.ts';
import { createScriptedVein } from '../simulator/scripted-protocol.ts';

test('[D-27] a capture whose cancel the link refused holds the wipe up until it has ended', async () => {
  const protocol = createScriptedVein();
  const reader = createFingerVeinReader({ protocol, now: () => 0 });
  const order: string[] = [];
  const captured = reader.capture(5).then(() => order.push('capture ended'));
  expect(await reader.cancel()).toBe(false);
  const wiped = reader.wipe().then(() => order.push('wiped'));
  await new Promise(setImmediate);
  protocol.tell('look');
  await Promise.all([captured, wiped]);
  expect(order).toEqual(['capture ended', 'wiped']);
  await reader.wipe();
});

test('[D-27] a template that comes although its visitor has gone is overwritten, and handed to nobody', async () => {
  const template = Uint8Array.of(1, 2, 3);
  const protocol = createScriptedVein({ readCapture: async () => ok({ kind: 'done', value: template }) });
  const reader = createFingerVeinReader({ protocol, now: () => 0 });
  const captured = reader.capture(5);
  const wiped = reader.wipe();
  await new Promise(setImmediate);
  protocol.tell('look');
  await wiped;
  expect(await captured).toEqual(err({ kind: 'refused', refusal: 'cancelled' }));
  expect([...template]).toEqual([0, 0, 0]);
});
