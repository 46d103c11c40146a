import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testStatus } from '../device-contract.ts';
import { residentText, textOf } from './simulator/paper-text.ts';
import { openSamvBench, type SamvBench, type Way, wordsOf } from './simulator/test-bench.ts';
import { syntheticPersons } from './synthetic-persons.ts';

const words = { name: '测试甲', number: '510499194403070022', birth: '19440307', until: '长期' };
const card = { medium: 'resident-id-card', name: words.name, idNumber: words.number };

/** What every reader of resident ID cards must show, whichever wire it hangs on. */
export function describeIdCardReader(way: Way): void {
  describe(`a reader of resident ID cards over ${way}`, () => {
    let bench: SamvBench;
    beforeEach(async () => {
      bench = await openSamvBench(way);
    });
    afterEach(() => bench.close());

    testStatus(() => bench.reader);

    test('[D-02] [D-26] a card is read once until it is lifted, and then again', async () => {
      const { reader, machine, told } = bench;
      for (const _round of [1, 2]) {
        machine.lay(residentText(words));
        await reader.check();
        await reader.check();
        machine.lift();
        await reader.check();
        await reader.check();
      }
      const read = { kind: 'read', card, presence: 'watched', photo: null };
      expect(told).toEqual([read, { kind: 'removed' }, read, { kind: 'removed' }]);
    });

    test('[D-26] a second card on top means that the first one was lifted', async () => {
      const { reader, machine, told } = bench;
      machine.lay(residentText(words));
      await reader.check();
      machine.lay(residentText({ ...words, name: '测试乙' }));
      await reader.check();
      expect(wordsOf(told)).toEqual(['read', 'removed', 'read']);
    });

    test('[D-02] [D-26] every synthetic person comes through whole, each on the right paper', async () => {
      const { reader, machine, told } = bench;
      for (const { card: synthetic } of syntheticPersons) {
        machine.lay(textOf(synthetic));
        await reader.check();
      }
      const cards = told.flatMap((event) => (event.kind === 'read' ? [event.card] : []));
      expect(cards).toEqual(syntheticPersons.map((person) => person.card));
    });

    test('[D-02] [D-26] each trouble of a card is told by name, once, and the next card is read', async () => {
      const { reader, machine, told } = bench;
      for (const trouble of [
        'not-selected',
        'read-failed',
        'card-rejects-sam',
        'sam-rejects-card',
        'card-type',
        'always-torn',
      ] as const) {
        machine.lay(residentText(words), trouble);
        await reader.check();
        await reader.check();
        machine.lift();
        await reader.check();
      }
      machine.lay(residentText(words));
      await reader.check();
      expect(wordsOf(told).filter((word) => word !== 'removed')).toEqual([
        'not-selected',
        'removed-too-early',
        'not-genuine',
        'not-genuine',
        'wrong-card',
        'unreadable',
        'read',
      ]);
    });

    test('[D-27] a visitor goes while the card is read: it tells nothing but its removal, and the next one is read', async () => {
      const wiped = await openSamvBench(way, {
        async decodePhoto() {
          if (wiped.told.length === 0) await wiped.reader.wipe();
          return null;
        },
      });
      wiped.machine.lay(residentText(words));
      await wiped.reader.check();
      await wiped.reader.check();
      expect(wiped.told).toEqual([]);
      wiped.machine.lift();
      await wiped.reader.check();
      wiped.machine.lay(residentText(words));
      await wiped.reader.check();
      expect(wordsOf(wiped.told)).toEqual(['removed', 'read']);
      await wiped.close();
    });

    test.each(['not-selected', 'read-failed'] as const)(
      '[D-27] a visitor goes and leaves a card that failed (%s): it is not tried again until it is lifted',
      async (trouble) => {
        const { reader, machine, told } = bench;
        machine.lay(residentText(words), trouble);
        await reader.check();
        await reader.wipe();
        // Found without a pause: for the reader it has lain there all along, and would be read by now.
        machine.lay(residentText(words));
        await reader.check();
        expect(told.filter(({ kind }) => kind === 'read')).toEqual([]);
        machine.lift();
        await reader.check();
        machine.lay(residentText(words));
        await reader.check();
        expect(wordsOf(told).slice(1)).toEqual(['removed', 'read']);
      },
    );

    test('[D-02] [D-26] a reader that goes while a card lies on it tells of its removal, and is found again by itself', async () => {
      const { reader, machine, told } = bench;
      machine.lay(residentText(words));
      await reader.check();
      bench.unplug();
      expect((await reader.check()).state).toBe('absent');
      expect(wordsOf(told)).toEqual(['read', 'removed']);
      // The end of a TCP port takes socat's line with it: only the other two can be plugged in again.
      if (way === 'serial') return;
      bench.plug();
      expect((await reader.check()).state).toBe('ok');
    });
  });
}
