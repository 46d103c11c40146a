import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HallId } from '../../protocol/ids.ts';
import { playDay, randomDay } from '../../tests/support/random-day.ts';
import { serialiseHall } from '../domain/serialise-hall.ts';
import { createMemoryLedger } from '../ledger/memory-ledger.ts';
import { hallRules } from './hall.ts';
import { defaultWriterOptions, openStreamWriter } from './stream-writer.ts';

const rules = hallRules('demo' as HallId);
const anybody = { actor: 'system', commandId: null, fingerprint: null };
const options = { ...defaultWriterOptions, onFault: () => {} };

test('[B-19] however commands fall into batches and the process restarts, the ledger and the hall are the same', async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(randomDay, sizes, fc.boolean(), async (day, batches, restarts) => {
      const { events, commands, state } = playDay(day);
      const ledger = createMemoryLedger({ algorithm: 'sha256' });
      let writer = await openStreamWriter(ledger, rules, options);
      for (let from = 0, turn = 0; from < commands.length; turn += 1) {
        const size = batches[turn % batches.length] ?? 1;
        await Promise.all(commands.slice(from, from + size).map((command) => writer.submit(command, anybody)));
        from += size;
        if (!restarts) continue;
        await writer.close();
        writer = await openStreamWriter(ledger, rules, options);
      }
      const written = (await ledger.read(rules.stream, 0)).map((envelope) => envelope.data);
      expect(written).toEqual(JSON.parse(JSON.stringify(events)));
      expect(JSON.stringify(serialiseHall(writer.durable))).toBe(JSON.stringify(serialiseHall(state)));
    }),
    { numRuns: 40 },
  );
});
