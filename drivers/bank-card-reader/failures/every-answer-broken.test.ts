import { expect, test } from 'vitest';
import { createStxLink } from '../../stx-frame/stx-link.ts';
import { createMemoryDevice } from '../../transport/memory.ts';
import { createStxBankCard } from '../bank-card-protocol.ts';
import { createBankCardReader } from '../bank-card-reader.ts';

test('[D-08] a reader whose every answer arrives broken is a fault, and is not asked over and over', async () => {
  const device = createMemoryDevice();
  let asked = 0;
  device.onHostBytes(([, , , sequence = 0]) => {
    if (sequence === 0) return;
    asked += 1;
    // Whole in form, and its check byte is wrong.
    if (asked < 100) device.send(Uint8Array.of(0x02, 0x00, 0x03, sequence, 0x10, 0x00, 0x03, 0xff));
  });
  const link = createStxLink(device.opener, { openMs: 1_000, writeMs: 1_000, answerMs: 200 });
  const reader = createBankCardReader(createStxBankCard(link), () => 0);
  expect((await reader.check()).state).toBe('fault');
  // Whatever was begun behind the check comes before this.
  expect(await reader.eject()).toEqual({ ok: false, error: 'fault' });
  await reader.close();
  expect(asked).toBeLessThanOrEqual(8);
});
