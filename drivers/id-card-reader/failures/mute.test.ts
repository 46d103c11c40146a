import { expect, test } from 'vitest';
import { residentText } from '../simulator/paper-text.ts';
import { openSamvBench, shortLimits, wordsOf } from '../simulator/test-bench.ts';

test('[D-02] a reader that says nothing is stalled within the time limit, and ok when it speaks again', async () => {
  const { reader, machine, told, close } = await openSamvBench('memory', { limits: shortLimits });
  machine.lay(residentText({ name: '测试甲', number: '510499194403070022', birth: '19440307', until: '长期' }));
  expect((await reader.check()).state).toBe('ok');
  machine.pull({ mute: true });
  const startedAt = performance.now();
  expect((await reader.check()).state).toBe('stalled');
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  machine.pull({ mute: false });
  expect((await reader.check()).state).toBe('ok');
  // Its card was lost from sight and was not lifted: it is not read a second time.
  expect(wordsOf(told)).toEqual(['read', 'removed']);
  await close();
});
