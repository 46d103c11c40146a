import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HallId } from '../../protocol/ids.ts';
import { deepFreeze } from '../../tests/support/deep-freeze.ts';
import { playDay, randomDay } from '../../tests/support/random-day.ts';
import { at, sampleHall } from '../../tests/support/sample-hall.ts';
import { createTestClock } from '../../tests/support/test-clock.ts';
import { serialiseHall } from '../domain/serialise-hall.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { createMemoryLedger } from '../ledger/memory-ledger.ts';
import { hallRules, openHall } from './hall.ts';
import { loadStream } from './load-stream.ts';
import { introduceHall } from './set-up.ts';
import { bySystem, defaultWriterOptions } from './stream.ts';

const id = 'demo' as HallId;

/** A ledger that makes every event unchangeable as soon as it is written. */
function freezing(ledger: Ledger): Ledger {
  return {
    ...ledger,
    append(stream, expectedSeq, events) {
      for (const event of events) deepFreeze(event.data);
      return ledger.append(stream, expectedSeq, events);
    },
  };
}

test('[B-19] nothing that hears of an event changes it, and the hall stands as its ledger says', async () => {
  await fc.assert(
    fc.asyncProperty(randomDay, async (day) => {
      const clock = createTestClock(at('08:00'));
      const options = { ...defaultWriterOptions, onFault: expect.unreachable, now: clock.now, serviceName: () => null };
      const ledger = freezing(createMemoryLedger());
      await introduceHall(ledger, sampleHall(), at('08:00'), options);
      const hall = await openHall(ledger, id, options);
      for (const command of playDay(day).commands) {
        clock.set(command.at);
        await hall.writer.submit(command, bySystem);
        hall.live.refresh();
      }
      const replayed = await loadStream(ledger, { ...hallRules(id), stateVersion: null });
      expect(serialiseHall(hall.writer.durable)).toEqual(serialiseHall(replayed.state));
      await hall.close();
    }),
    { numRuns: 20 },
  );
});
