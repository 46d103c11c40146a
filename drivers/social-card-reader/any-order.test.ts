import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSocialCardBench, type SocialCardBench, sampleCard } from './simulator/test-bench.ts';
import { serverAnswer } from './social-card-reader-contract.ts';

const deeds = [
  '1.00',
  '3.00',
  'bank card',
  'mute',
  'pulled out',
  'take out',
  'answer',
  'wrong answer',
  'wipe',
  'unplug',
  'plug in',
] as const;
type Deed = (typeof deeds)[number];

async function doIt(deed: Deed, { reader, terminal, told }: SocialCardBench): Promise<void> {
  switch (deed) {
    case '1.00':
    case '3.00':
      return terminal.insert(sampleCard({ version: deed }));
    case 'bank card':
    case 'mute': {
      const card = sampleCard();
      card.pull(deed === 'mute' ? { mute: true } : { bankOnly: true });
      return terminal.insert(card);
    }
    case 'pulled out':
      return terminal.removeAfter(2);
    case 'take out':
      return terminal.remove();
    case 'wipe':
      return reader.wipe();
    case 'unplug':
    case 'plug in':
      return terminal.setState(deed === 'unplug' ? 'absent' : 'ok');
    default: {
      const asked = told.events.filter((event) => event.kind === 'challenge').at(-1);
      if (asked === undefined) return;
      const answer = {
        ...serverAnswer(asked.challenge),
        ...(deed === 'answer' ? {} : { outerValue: '00'.repeat(16) }),
      };
      await reader.authenticate({ challenge: asked.challenge.id, answer });
    }
  }
}

/** Whatever was begun before has ended. */
function settled({ reader }: SocialCardBench): Promise<unknown> {
  return reader.authenticate({ challenge: 'no-such-one', answer: null });
}

const leftBehindAndPulled: [Deed, boolean][] = [
  ['pulled out', false],
  ['1.00', false],
  ['wipe', false],
  ['unplug', false],
];

test('[D-03] whatever is done in whatever order, no card is told twice, and the next good one is read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...deeds), fc.boolean()), { maxLength: 25 }), async (done) => {
      const bench = await openSocialCardBench({ settleMs: 1 });
      for (const [deed, waits] of done) {
        await doIt(deed, bench);
        if (waits) await settled(bench);
      }
      bench.terminal.setState('ok');
      bench.terminal.remove();
      await settled(bench);
      const before = bench.told.events.map(({ kind }) => kind);
      expect(before.join(' ')).not.toContain('read read');
      // A pull that was waiting for a card spoils one more; and the first one in a terminal that is just back is taken
      // for the one that a visitor left in it.
      for (let card = 0; card < 3; card += 1) {
        bench.terminal.insert(sampleCard());
        await settled(bench);
      }
      expect(bench.told.events.at(-1)).toMatchObject({ kind: 'read' });
      await bench.reader.close();
    }),
    { numRuns: 300, examples: [[leftBehindAndPulled]] },
  );
});
