import { expect, test } from 'vitest';
import { residentText } from '../simulator/paper-text.ts';
import { openSamvBench, wordsOf } from '../simulator/test-bench.ts';

test('[D-02] a card lifted while it is read fails by name, once, and is read when it lies there again', async () => {
  const { reader, machine, told, close } = await openSamvBench();
  const text = residentText({ name: '测试甲', number: '510499194403070022', birth: '19440307', until: '长期' });
  machine.lay(text, 'lifted-mid-read');
  await reader.check();
  await reader.check();
  machine.lay(text);
  await reader.check();
  expect(wordsOf(told)).toEqual(['removed-too-early', 'read']);
  await close();
});

test('[D-02] a card that stays and cannot be read is told of once, however often it is tried', async () => {
  const { reader, machine, told, close } = await openSamvBench();
  const text = residentText({ name: '测试甲', number: '510499194403070022', birth: '19440307', until: '长期' });
  machine.lay(text, 'read-failed');
  for (let look = 0; look < 5; look += 1) await reader.check();
  expect(wordsOf(told)).toEqual(['removed-too-early']);
  await close();
});
