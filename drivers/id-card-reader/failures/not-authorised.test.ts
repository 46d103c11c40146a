import { expect, test } from 'vitest';
import { residentText } from '../simulator/paper-text.ts';
import { openSamvBench, wordsOf } from '../simulator/test-bench.ts';

test.each(['notAuthorised', 'selfTestFailed'] as const)(
  '[D-02] a module that says %s is a fault and reads no card until it is mended',
  async (string) => {
    const { reader, machine, told, close } = await openSamvBench();
    machine.pull({ [string]: true });
    machine.lay(residentText({ name: '测试甲', number: '510499194403070022', birth: '19440307', until: '长期' }));
    expect((await reader.check()).state).toBe('fault');
    expect(told).toEqual([]);
    machine.pull({ [string]: false });
    expect((await reader.check()).state).toBe('ok');
    expect(wordsOf(told)).toEqual(['read']);
    await close();
  },
);
