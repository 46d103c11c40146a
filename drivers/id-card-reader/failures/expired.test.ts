import { expect, test } from 'vitest';
import { residentText } from '../simulator/paper-text.ts';
import { openSamvBench } from '../simulator/test-bench.ts';

const words = { name: '测试甲', number: '510499194403070022', birth: '19440307' };

test.each([
  ['20260505', true],
  ['20260506', undefined],
  ['20260507', undefined],
])('[D-02] on 6 May 2026 a card that is valid until %s is expired: %s', async (until, expired) => {
  const { reader, machine, told, close } = await openSamvBench();
  machine.lay(residentText({ ...words, until }));
  await reader.check();
  expect(told[0]).toMatchObject({ kind: 'read', card: { name: '测试甲' } });
  expect(told[0]?.kind === 'read' && told[0].card.expired).toBe(expired);
  await close();
});

test('[D-02] the day ends at midnight in China, not in Greenwich', async () => {
  const { reader, machine, told, close } = await openSamvBench('memory', { now: () => Date.UTC(2026, 4, 6, 16, 0) });
  machine.lay(residentText({ ...words, until: '20260506' }));
  await reader.check();
  expect(told[0]).toMatchObject({ card: { expired: true } });
  await close();
});
