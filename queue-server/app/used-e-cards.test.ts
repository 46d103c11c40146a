import { expect, test } from 'vitest';
import type { DeviceId } from '../../protocol/ids.ts';
import type { HallEvent } from '../domain/hall.ts';
import { createUsedECards } from './used-e-cards.ts';

const kiosk = 'kiosk-1' as DeviceId;
const other = 'kiosk-2' as DeviceId;
const code = 'digest-of-a-code';

function resolved(at: number, codeDigest: string | null = code): { readonly event: HallEvent } {
  const medium = 'e-social-security-card';
  return { event: { type: 'IdentityResolved', at, device: kiosk, medium, outcome: 'resolved', codeDigest } };
}

test('[D-10] a code is used once; the same kiosk may ask again for half a minute', () => {
  let now = 0;
  const used = createUsedECards(() => now);
  expect(used.use(code, kiosk)).toBe(true);
  expect(used.use(code, other)).toBe(false);
  now = 30_000;
  expect(used.use(code, kiosk)).toBe(true);
  now = 30_001;
  expect(used.use(code, kiosk)).toBe(false);
});

test('[D-10] what is remembered of a code goes after half an hour, when none can be valid any more', () => {
  let now = 0;
  const used = createUsedECards(() => now);
  used.use(code, kiosk);
  now = 30 * 60_000;
  expect(used.use(code, other)).toBe(false);
  now += 1;
  expect(used.use(code, other)).toBe(true);
});

test('[D-10] the ledger tells of codes that were used before the server came up; asking again makes none younger', () => {
  const start = 30_000;
  const used = createUsedECards(() => start + 20_000);
  used.fold([resolved(start), resolved(start + 10, null), resolved(start + 15_000)]);
  expect(used.use(code, other)).toBe(false);
  expect(used.use(code, kiosk)).toBe(true);
  const later = createUsedECards(() => start + 30_001);
  later.fold([resolved(start), resolved(start + 15_000)]);
  expect(later.use(code, kiosk)).toBe(false);
  const muchLater = createUsedECards(() => start + 30 * 60_000 + 1);
  muchLater.fold([resolved(start)]);
  expect(muchLater.use(code, other)).toBe(true);
});
