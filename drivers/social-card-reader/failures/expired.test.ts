import { expect, test } from 'vitest';
import { toCardData } from '../card-facts.ts';
import { openSocialCardBench, sampleCard } from '../simulator/test-bench.ts';

const holder = { name: '测试甲', idNumber: '510499194403070022' };

test('[D-03] an expired card is read, because a ticket can be had with it, and told as expired', async () => {
  const { terminal, told } = await openSocialCardBench();
  terminal.insert(sampleCard({ expiresOn: '20261119' }));
  expect(await told.next()).toMatchObject({ kind: 'read', card: { expired: true } });
});

test('[D-03] its last day still counts, by the calendar of the hall; a card without one never expires', () => {
  const lastSecond = Date.parse('2026-11-20T23:59:59+08:00');
  expect(toCardData(holder, { expiresOn: '20261120' }, lastSecond)).not.toHaveProperty('expired');
  expect(toCardData(holder, { expiresOn: '20261120' }, lastSecond + 1_000)).toHaveProperty('expired', true);
  expect(toCardData(holder, { expiresOn: null }, lastSecond)).not.toHaveProperty('expired');
});
