import fc from 'fast-check';
import { expect, test } from 'vitest';
import { err, ok } from '../../../protocol/result.ts';
import type { CardLink } from '../apdu.ts';
import { holderItems, parseDay, parseDigits, parseIdNumber, parseItem, parseName } from '../card-files.ts';
import { readFacts, readHolder } from '../read-card.ts';
import { createScriptedLink } from '../simulator/scripted-link.ts';
import { openSocialCardBench, sampleCard } from '../simulator/test-bench.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

test('[D-03] a number whose check character does not fit was read wrong, and is told to nobody', () => {
  const number = (text: string) => parseIdNumber(Buffer.from(text.padEnd(18, '\0'), 'latin1'));
  expect(number('510499194403070022')).toBe('510499194403070022');
  expect(number('51049919551010005x')).toBe('51049919551010005X');
  expect(number('510499194403070023')).toBeNull();
  expect(number('510499440307002')).toBe('510499440307002');
  expect(number('5104994403')).toBeNull();
  expect(number('5104991944030700?2')).toBeNull();
});

test('[D-03] answers of another item, cut ones and overlong ones are refused', () => {
  const item = holderItems.name;
  expect(parseItem(item, bytes('0802 B2E2'))).toEqual(err('malformed'));
  expect(parseItem(item, bytes('0904 B2E2'))).toEqual(err('malformed'));
  expect(parseItem(item, bytes(`09FF ${'00'.repeat(255)}`))).toEqual(err('malformed'));
  expect(parseItem(item, bytes('09'))).toEqual(err('malformed'));
  expect(parseItem(item, bytes('0902 B2E2 FFFF'))).toEqual(ok(bytes('B2E2')));
});

test('[D-03] padding, packed digits and days as cards have them', () => {
  expect(parseName(bytes('B2E2CAD4 8139EF31 0000'), bytes('0000'))).toBe('测试㐂');
  expect(parseName(bytes('B2E2CAD4 FE'), bytes('9F 00'))).toBe('测试䶮');
  expect(parseName(bytes('00000000'), bytes(''))).toBeNull();
  expect(parseName(bytes('FFFFFFFF'), bytes(''))).toBeNull();
  expect(parseName(bytes('B2E2 07'), bytes(''))).toBeNull();
  expect(parseDigits(bytes('510499FF'))).toBe('510499');
  expect(parseDigits(bytes('51A499'))).toBeNull();
  expect(parseDay(bytes('20341231'))).toBe('20341231');
  for (const none of ['00000000', 'FFFFFFFF', '20341331', '']) expect(parseDay(bytes(none)), none).toBeNull();
});

test('[D-03] a card whose data make no sense is unreadable', async () => {
  const { terminal, told } = await openSocialCardBench();
  terminal.insert(sampleCard({ idNumber: '510499194403070023' }));
  expect(await told.next()).toEqual({ kind: 'failed', fault: 'unreadable' });
});

test('[D-03] a card that answers single bytes has no answer', async () => {
  const { terminal, told } = await openSocialCardBench();
  const card = sampleCard();
  card.pull({ garbled: true });
  terminal.insert(card);
  expect(await told.next()).toEqual({ kind: 'failed', fault: 'no-chip-answer' });
});

test('[D-03] a card that lets nobody read its holder without proof is not verifiable', async () => {
  const link = createScriptedLink([
    ['00A40200 02 EF06', '9000'],
    ['00B20800 14', '6982'],
  ]);
  expect(await readHolder(link)).toEqual(err('not-verifiable'));
});

test('[D-03] whatever a card answers, a reading ends, throws nothing and tells no holder who cannot be', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 40 }), async (answers) => {
      let at = 0;
      const link: CardLink = {
        atr: new Uint8Array(),
        transmit: async () => ok(answers[at++ % answers.length] ?? new Uint8Array()),
        powerOff: async () => undefined,
      };
      const facts = await readFacts(link);
      if (facts.ok) expect(facts.value.cardId).toHaveLength(16);
      const holder = await readHolder(link);
      if (holder.ok) expect(holder.value.idNumber).toMatch(/^[0-9A-Z]{15,18}$/);
    }),
    { numRuns: 2_000 },
  );
});
