import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CardChallenge } from '../../protocol/agent-social-card.ts';
import { packPin } from './check-pin.ts';
import { standInAnswer } from './simulator/stand-in-key.ts';
import { listenTo, sampleCard, type ToldEvents } from './simulator/test-bench.ts';
import { type VirtualCard, virtualCardPin } from './simulator/virtual-card.ts';
import type { SocialCardReader } from './social-card-reader.ts';

/** A reader and a hand that puts cards in. A suite for a real reader passes one that asks a person to do so. */
export interface ContractBench {
  readonly reader: SocialCardReader;
  insert(card: VirtualCard): Promise<void> | void;
  remove(): Promise<void> | void;
  close(): Promise<void>;
}

/** What every reader of chip cards must show, whichever way its cards are reached. */
export function describeSocialCardReader(way: string, open: () => Promise<ContractBench>): void {
  describe(`a social-security card over ${way}`, () => {
    let bench: ContractBench;
    let told: ToldEvents;
    beforeEach(async () => {
      bench = await open();
      told = listenTo(bench.reader, 15_000);
      await bench.reader.check();
    });
    afterEach(() => bench.close());

    test('[D-26] the reader is ok once it has been asked', () => {
      expect(bench.reader.getStatus().state).toBe('ok');
    });

    test.each(['1.00', '2.00'] as const)(
      '[D-03] a card of version %s is read once, and its removal is told',
      async (version) => {
        const card = sampleCard({ version, hasNameExtension: version === '2.00' });
        await bench.insert(card);
        const { name, idNumber } = card.facts;
        expect(await told.next()).toEqual({ kind: 'read', card: { medium: 'social-security-card', name, idNumber } });
        await bench.remove();
        expect(await told.next()).toEqual({ kind: 'removed' });
        expect(told.events).toHaveLength(2);
      },
    );

    test('[D-03] a card on T=0, which announces its lengths, is read all the same', async () => {
      const card = sampleCard({ version: '2.00' });
      card.pull({ announcesLengths: true });
      await bench.insert(card);
      expect(await told.next()).toMatchObject({ kind: 'read' });
      expect(card.seen().filter((command) => command.startsWith('00c0'))).toHaveLength(1);
    });

    test('[D-03] a third-generation card is read in two steps with the server, which alone has the keys', async () => {
      const card = sampleCard({ version: '3.00' });
      await bench.insert(card);
      const event = await told.next();
      if (event.kind !== 'challenge') throw new Error(`told ${event.kind}`);
      const answer = serverAnswer(event.challenge);
      const done = bench.reader.authenticate({ challenge: event.challenge.id, answer });
      expect(await told.next()).toMatchObject({ kind: 'read', card: { idNumber: card.facts.idNumber } });
      expect(await done).toEqual({ outcome: 'read' });
      expect(await bench.reader.authenticate({ challenge: event.challenge.id, answer })).toEqual({ outcome: 'gone' });
    });

    test('[D-03] the PIN of a card that was read is checked by the card, which counts', async () => {
      await bench.insert(sampleCard());
      await told.next();
      expect(await bench.reader.checkPin(packPin('000000'))).toEqual({ outcome: 'wrong', triesLeft: 2 });
      expect(await bench.reader.checkPin(packPin(virtualCardPin))).toEqual({ outcome: 'right' });
    });

    test('[D-03] a bank card is told apart', async () => {
      const card = sampleCard();
      card.pull({ bankOnly: true });
      await bench.insert(card);
      expect(await told.next()).toEqual({ kind: 'failed', fault: 'wrong-card' });
      await bench.remove();
      expect(await told.next()).toEqual({ kind: 'removed' });
    });

    test('[D-27] after the visitor has gone the card that stays in says nothing but that it is taken out', async () => {
      const card = sampleCard();
      await bench.insert(card);
      await told.next();
      await bench.reader.wipe();
      expect(await bench.reader.checkPin(packPin(virtualCardPin))).toEqual({ outcome: 'no-card' });
      await bench.remove();
      expect(await told.next()).toEqual({ kind: 'removed' });
    });
  });
}

/** What the stand-in of the security module answers. */
export function serverAnswer({ cardId, inner, outer }: CardChallenge): { innerResult: string; outerValue: string } {
  const answerTo = (which: 'inner' | 'outer', { source, factor }: CardChallenge['inner']): string =>
    Buffer.from(
      standInAnswer(Buffer.from(cardId, 'hex'), which, {
        source: Buffer.from(source, 'hex'),
        factor: Buffer.from(factor, 'hex'),
      }),
    )
      .toString('hex')
      .toUpperCase();
  return { innerResult: answerTo('inner', inner), outerValue: answerTo('outer', outer) };
}
