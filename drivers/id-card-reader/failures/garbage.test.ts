import { expect, test } from 'vitest';
import { residentText } from '../simulator/paper-text.ts';
import { openSamvBench, shortLimits, wordsOf } from '../simulator/test-bench.ts';

const text = residentText({ name: '测试甲', number: '510499194403070022', birth: '19440307', until: '长期' });

test('[D-02] bytes of nobody before every answer do no harm', async () => {
  const { reader, machine, told, close } = await openSamvBench();
  machine.pull({ noiseBefore: true });
  machine.lay(text);
  expect((await reader.check()).state).toBe('ok');
  expect(wordsOf(told)).toEqual(['read']);
  await close();
});

test('[D-02] nothing but garbage is a fault: a wrong speed, or another device', async () => {
  const { reader, machine, close } = await openSamvBench('memory', { limits: shortLimits });
  machine.pull({ garbled: true });
  expect((await reader.check()).state).toBe('fault');
  machine.pull({ garbled: false });
  expect((await reader.check()).state).toBe('ok');
  await close();
});
