import { expect, test } from 'vitest';
import type { DeviceId } from '../../protocol/ids.ts';
import { createUsedECards } from './read-e-card.ts';

const kiosk = 'kiosk-1' as DeviceId;
const other = 'kiosk-2' as DeviceId;
const token = 'ESSC1.Zm9vYmFyLXRva2VuLW9m';

test('[D-10] a code is used once; the same kiosk may ask again for half a minute', () => {
  let now = 0;
  const used = createUsedECards(() => now);
  expect(used.use(token, kiosk)).toBe(true);
  expect(used.use(token, other)).toBe(false);
  now = 30_000;
  expect(used.use(token, kiosk)).toBe(true);
  now = 30_001;
  expect(used.use(token, kiosk)).toBe(false);
});

test('[D-10] what is remembered of a code goes after half an hour, when none can be valid any more', () => {
  let now = 0;
  const used = createUsedECards(() => now);
  used.use(token, kiosk);
  now = 30 * 60_000;
  expect(used.use(token, other)).toBe(false);
  now += 1;
  expect(used.use(token, other)).toBe(true);
});
