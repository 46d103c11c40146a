import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import { createListeners } from '../../listeners.ts';
import { createPinPad } from '../pin-pad.ts';
import type { PadNews } from '../pin-pad-protocol.ts';

test('[D-27] an entry whose cancel the link refused holds the wipe up until it has ended', async () => {
  const news = createListeners<[PadNews]>();
  const order: string[] = [];
  const pad = createPinPad({
    protocol: {
      readCondition: async () => err('stalled'),
      beginBankEntry: async () => ok('begun'),
      readBankEntry: async () => ok('timeout'),
      beginCardEntry: async () => err('stalled'),
      readCardEntry: async () => err('stalled'),
      cancel: async () => err('stalled'),
      onNews: news.add,
      close: async () => undefined,
    },
    now: () => 0,
  });
  const entered = pad.enterBankPin({ account: null, timeoutSeconds: 5 }).then(() => order.push('entry ended'));
  expect(await pad.cancel()).toBe(false);
  const wiped = pad.wipe().then(() => order.push('wiped'));
  await new Promise(setImmediate);
  news.tell({ kind: 'ended' });
  await Promise.all([entered, wiped]);
  expect(order).toEqual(['entry ended', 'wiped']);
  await pad.wipe();
});
