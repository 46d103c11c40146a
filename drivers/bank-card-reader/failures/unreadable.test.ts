import { expect, test } from 'vitest';
import { err } from '../../../protocol/result.ts';
import { openBankCardBench } from '../simulator/test-bench.ts';

test('[D-08] a card that cannot be read, and an insertion whose news arrived broken', async () => {
  const { reader, simulated, told, close } = await openBankCardBench();
  await reader.check();
  simulated.pull({ unreadable: true });
  const inserted = told('inserted');
  simulated.breakNext();
  simulated.insert();
  await inserted;
  expect(await reader.read()).toEqual(err({ kind: 'refused', refusal: 'unreadable' }));
  await close();
});
