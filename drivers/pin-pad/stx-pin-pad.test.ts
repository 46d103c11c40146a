import { expect, test } from 'vitest';
import { err, ok } from '../../protocol/result.ts';
import { createStxPinPad, readCondition, readDigits, readSealedPin } from './stx-pin-pad.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

test('[D-04] a sealed PIN has its format, its key and a block of the right length, or is none', () => {
  const block = '1122334455667788';
  expect(readSealedPin(bytes(`00026b31${block}`))).toEqual({ format: 'iso-0', keyId: 'k1', block: bytes(block) });
  expect(readSealedPin(bytes(`04026b31${block}${block}`))?.format).toBe('iso-4');
  for (const wrong of ['', `02026b31${block}`, `00026b31${block}00`, `04026b31${block}`, `0000${block}`, `00ff6b31`]) {
    expect(readSealedPin(bytes(wrong))).toBeNull();
  }
});

test('[D-04] digits are four to twelve, and nothing else', () => {
  expect(readDigits(Buffer.from('123456'))).not.toBeNull();
  for (const wrong of ['', '123', '1234567890123', '12a456', '12 456']) {
    expect(readDigits(Buffer.from(wrong))).toBeNull();
  }
});

test('[D-04] a condition says whether the pad was opened, and names its key', () => {
  expect(readCondition(bytes('016b31'))).toEqual({ tampered: true, keyId: 'k1' });
  for (const wrong of ['', '02', '026b31', '00', '000a']) expect(readCondition(bytes(wrong))).toBeNull();
});

test('[D-04] what came in place of a PIN is overwritten: it may be most of one', async () => {
  for (const [status, expected] of [
    [0, err('fault')],
    [2, ok('cancelled')],
    [5, ok('pending')],
  ] as const) {
    const data = Uint8Array.from(Buffer.from('123'));
    const pad = createStxPinPad({
      ask: async () => ok({ status, data }),
      onNews: () => () => undefined,
      close: async () => undefined,
    });
    expect(await pad.readCardEntry()).toEqual(expected);
    expect([...data]).toEqual([0, 0, 0]);
  }
});
