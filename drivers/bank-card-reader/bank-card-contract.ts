import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { err, ok } from '../../protocol/result.ts';
import { testStatus } from '../device-contract.ts';
import { syntheticCard } from './simulator/simulated-bank-card-reader.ts';
import { type BankCardBench, openBankCardBench } from './simulator/test-bench.ts';

/** What every bank-card reader must show, on every wire. */
export function describeBankCardReader(way: 'tcp' | 'serial'): void {
  describe(`a bank-card reader over ${way}`, () => {
    let bench: BankCardBench;
    beforeEach(async () => {
      bench = await openBankCardBench(way);
    });
    afterEach(() => bench.close());

    testStatus(() => bench.reader);

    test('[D-08] tells of a card once, gives its number masked and its track sealed, and gives it back', async () => {
      const { reader, simulated, told } = bench;
      await reader.check();
      const inserted = told('inserted');
      simulated.insert();
      await inserted;
      const read = await reader.read();
      expect(read).toMatchObject(ok({ maskedNumber: '990000******7894', keyId: 'stand-in-1' }));
      const given = read.ok ? Buffer.from(read.value.sealed).toString('latin1') : '';
      expect(given).not.toContain(syntheticCard.number);
      const removed = told('removed');
      expect(await reader.eject()).toEqual(ok('ejected'));
      await removed;
    });

    test('[D-08] without a card there is nothing to read and nothing to give back', async () => {
      expect(await bench.reader.read()).toEqual(err({ kind: 'refused', refusal: 'no-card' }));
      expect(await bench.reader.eject()).toEqual(ok('no-card'));
    });
  });
}
