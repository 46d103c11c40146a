import { expect, test } from 'vitest';
import { residentText } from '../simulator/paper-text.ts';
import { openSamvBench, shortLimits, wordsOf } from '../simulator/test-bench.ts';

test('[D-02] an answer that stops in the middle is asked for once more', async () => {
  const { reader, machine, told, close } = await openSamvBench('memory', { limits: shortLimits });
  machine.lay(
    residentText({ name: '测试甲', number: '510499194403070022', birth: '19440307', until: '长期' }),
    'half-once',
  );
  expect((await reader.check()).state).toBe('ok');
  expect(wordsOf(told)).toEqual(['read']);
  await close();
});
