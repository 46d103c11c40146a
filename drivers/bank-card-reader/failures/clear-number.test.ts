import { expect, test } from 'vitest';
import { err } from '../../../protocol/result.ts';
import { readSealedCard } from '../bank-card-protocol.ts';
import { openBankCardBench } from '../simulator/test-bench.ts';

test('[D-08] a reader that gives the number in clear is a fault: the number goes no further', async () => {
  const { reader, simulated, close } = await openBankCardBench();
  await reader.check();
  simulated.insert();
  simulated.pull({ tellsClear: true });
  expect(await reader.read()).toEqual(err({ kind: 'failed', state: 'fault' }));
  await close();
});

test('[D-08] so is a track that was not sealed', () => {
  const masked = '990000******7894';
  const head = [Buffer.of(masked.length), Buffer.from(masked), Buffer.of(2), Buffer.from('k1')];
  expect(readSealedCard(Buffer.concat([...head, Buffer.from('9900001234567894=3012101')]))).toBeNull();
  expect(readSealedCard(Buffer.concat([...head, Buffer.alloc(32, 0xa5)]))).toMatchObject({ keyId: 'k1' });
});
