import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { createListeners } from '../../listeners.ts';
import { createPinPad } from '../pin-pad.ts';
import type { PadNews, PinPadProtocol } from '../pin-pad-protocol.ts';

/** A pad that takes no cancel, and says what a test wants it to when it is read. */
function deafPad(changes: Partial<PinPadProtocol>) {
  const news = createListeners<[PadNews]>();
  const protocol: PinPadProtocol = {
    readCondition: async () => err('stalled'),
    beginBankEntry: async () => ok('begun'),
    readBankEntry: async () => ok('timeout'),
    beginCardEntry: async () => ok('begun'),
    readCardEntry: async () => err('stalled'),
    cancel: async () => err('stalled'),
    onNews: news.add,
    close: async () => undefined,
    ...changes,
  };
  return { pad: createPinPad({ protocol, now: () => 0 }), tell: news.tell };
}

test('[D-27] an entry whose cancel the link refused holds the wipe up until it has ended', async () => {
  const order: string[] = [];
  const { pad, tell } = deafPad({});
  const entered = pad.enterBankPin({ account: null, timeoutSeconds: 5 }).then(() => order.push('entry ended'));
  expect(await pad.cancel()).toBe(false);
  const wiped = pad.wipe().then(() => order.push('wiped'));
  await new Promise(setImmediate);
  tell({ kind: 'ended' });
  await Promise.all([entered, wiped]);
  expect(order).toEqual(['entry ended', 'wiped']);
  await pad.wipe();
});

test('[D-27] a PIN that comes although its visitor has gone is overwritten, and handed to nobody', async () => {
  const typed = Uint8Array.from(Buffer.from('123456'));
  const { pad, tell } = deafPad({ readCardEntry: async () => ok({ kind: 'done', value: typed }) });
  let used = false;
  const entered = pad.withCardPin(5, async () => {
    used = true;
  });
  const wiped = pad.wipe();
  await new Promise(setImmediate);
  tell({ kind: 'ended' });
  await wiped;
  expect(await entered).toEqual(err({ kind: 'refused', refusal: 'cancelled' }));
  expect([used, [...typed]]).toEqual([false, [0, 0, 0, 0, 0, 0]]);
  const next = pad.withCardPin(5, async (digits) => digits.length);
  await new Promise(setImmediate);
  tell({ kind: 'ended' });
  expect(await next).toEqual(ok(6));
});
