import { createDecipheriv } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { err, ok } from '../../protocol/result.ts';
import { testStatus } from '../device-contract.ts';
import { standInKey, standInKeyId } from './simulator/pin-block.ts';
import { openPinPadBench, type PinPadBench } from './simulator/test-bench.ts';

/** As a bank's security module would open a block of the stand-in key. */
function openBlock(sealed: Uint8Array): string {
  const decipher = createDecipheriv('des-ede3', standInKey, null).setAutoPadding(false);
  return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('hex');
}

/** What every PIN pad must show, on every wire. With a real pad a person presses the keys when asked to. */
export function describePinPad(way: 'tcp' | 'serial'): void {
  describe(`a PIN pad over ${way}`, () => {
    let bench: PinPadBench;
    beforeEach(async () => {
      bench = await openPinPadBench(way);
    });
    afterEach(() => bench.close());

    testStatus(() => bench.pad);

    test('[D-04] gives a bank PIN sealed, in format 1: the bank can open it, nobody here', async () => {
      const begun = bench.begun();
      const entered = bench.pad.enterBankPin({ account: null, timeoutSeconds: 5 });
      await begun;
      bench.simulated.press('1', '2', '3', '4', '5', '6', 'enter');
      const sealed = await entered;
      expect(sealed).toMatchObject(ok({ keyId: standInKeyId, format: 'iso-1' }));
      if (!sealed.ok) return;
      expect(sealed.value.block).toHaveLength(8);
      expect(openBlock(sealed.value.block)).toMatch(/^16123456/);
      expect(Buffer.from(sealed.value.block).toString('hex')).not.toContain('123456');
    });

    test('[D-04] binds it to the account where there is one: format 0', async () => {
      const begun = bench.begun();
      const entered = bench.pad.enterBankPin({ account: '000012345678', timeoutSeconds: 5 });
      await begun;
      bench.simulated.press('9', '8', '7', '6', '5', '4', 'enter');
      const sealed = await entered;
      expect(sealed).toMatchObject(ok({ format: 'iso-0' }));
      if (!sealed.ok) return;
      const pin = Buffer.from('06987654ffffffff', 'hex');
      const account = Buffer.from('0000000012345678', 'hex');
      expect(openBlock(sealed.value.block)).toBe(
        Buffer.from(pin.map((byte, at) => byte ^ (account[at] ?? 0))).toString('hex'),
      );
    });

    test('[D-04] tells how many digits stand there and never which', async () => {
      const counts: number[] = [];
      bench.pad.onKeys((count) => counts.push(count));
      const begun = bench.begun();
      const entered = bench.pad.enterBankPin({ account: null, timeoutSeconds: 5 });
      await begun;
      bench.simulated.press('1', '2', 'clear', '3', '4', '5', '6', 'enter');
      await entered;
      expect(counts).toEqual([1, 2, 0, 1, 2, 3, 4]);
    });

    test("[D-04] hands the social card's own PIN to one use, and overwrites it", async () => {
      let kept: Uint8Array = new Uint8Array();
      const begun = bench.begun();
      const used = bench.pad.withCardPin(5, async (digits) => {
        kept = digits;
        return Buffer.from(digits).toString('latin1');
      });
      await begun;
      bench.simulated.press('1', '2', '3', '4', '5', '6', 'enter');
      expect(await used).toEqual(ok('123456'));
      expect([...kept]).toEqual([0, 0, 0, 0, 0, 0]);
    });

    test('[D-04] a second entry while one is under way is refused, the first goes on', async () => {
      const begun = bench.begun();
      const first = bench.pad.enterBankPin({ account: null, timeoutSeconds: 5 });
      await begun;
      expect(await bench.pad.enterBankPin({ account: null, timeoutSeconds: 5 })).toEqual(
        err({ kind: 'refused', refusal: 'busy' }),
      );
      bench.simulated.press('1', '2', '3', '4', 'enter');
      expect((await first).ok).toBe(true);
    });
  });
}
