import { expect, test } from 'vitest';
import { residentText } from '../simulator/paper-text.ts';
import { openSamvBench } from '../simulator/test-bench.ts';

const text = residentText({ name: '测试甲', number: '510499194403070022', birth: '19440307', until: '长期' });

test('[D-27] what the decoder was given of the portrait is wiped when the card has been told', async () => {
  let given: Uint8Array = new Uint8Array();
  const { reader, machine, told, close } = await openSamvBench('memory', {
    async decodePhoto(wlt) {
      given = wlt;
      return Uint8Array.of(wlt.length & 0xff, wlt[0] ?? 0);
    },
  });
  machine.lay(text);
  await reader.check();
  expect(told[0]).toMatchObject({ kind: 'read', photo: Uint8Array.of(0, 0x57) });
  expect(given).toHaveLength(1_024);
  expect(given.every((byte) => byte === 0)).toBe(true);
  await close();
});

test('[D-27] a decoder that fails costs the portrait and not the card', async () => {
  const { reader, machine, told, close } = await openSamvBench('memory', {
    decodePhoto: () => Promise.reject(new Error('no library')),
  });
  machine.lay(text);
  await reader.check();
  expect(told[0]).toMatchObject({ kind: 'read', photo: null });
  await close();
});
