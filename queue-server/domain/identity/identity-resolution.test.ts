import { expect, test } from 'vitest';
import type { DeviceId } from '../../../protocol/ids.ts';
import { given } from '../../../tests/support/given.ts';
import { evolveHall, initialHall } from '../hall.ts';
import { serialiseHall } from '../serialise-hall.ts';
import type { RecordIdentityResolution } from './identity-resolution.ts';

const kiosk = 'kiosk-1' as DeviceId;
const asked: RecordIdentityResolution = {
  type: 'RecordIdentityResolution',
  at: 1_000,
  actor: { kind: 'device', device: kiosk },
  medium: 'e-social-security-card',
  outcome: 'resolved',
  codeDigest: 'digest',
};

test('[D-10] who asked, for which kind of card and what came of it is on record, and nothing of the person', () => {
  given()
    .when(asked)
    .then({ type: 'IdentityResolved', device: kiosk, medium: asked.medium, outcome: 'resolved', codeDigest: 'digest' });
  given()
    .when({ ...asked, actor: { kind: 'system' }, outcome: 'card_not_known', codeDigest: null })
    .then({ type: 'IdentityResolved', device: null, outcome: 'card_not_known', codeDigest: null });
});

test('the state of the hall is the same after it', () => {
  const state = initialHall();
  const before = JSON.stringify(serialiseHall(state));
  for (const event of given(asked).events) evolveHall(state, event);
  expect(JSON.stringify(serialiseHall(state))).toBe(before);
});
