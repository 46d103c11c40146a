import { expect, test } from 'vitest';
import { residentText } from '../simulator/paper-text.ts';
import { openSamvBench } from '../simulator/test-bench.ts';

test('[D-02] a make that forgets its card after reading says so, and tells the removal with the next card', async () => {
  const { reader, machine, told, close } = await openSamvBench();
  const text = residentText({ name: '测试甲', number: '510499194403070022', birth: '19440307', until: '长期' });
  machine.pull({ forgetful: true });
  machine.lay(text);
  await reader.check();
  machine.lift();
  await reader.check();
  expect(told).toMatchObject([{ kind: 'read', presence: 'unwatched' }]);
  machine.lay(text);
  await reader.check();
  expect(told).toMatchObject([{ kind: 'read' }, { kind: 'removed' }, { kind: 'read', presence: 'unwatched' }]);
  await close();
});
