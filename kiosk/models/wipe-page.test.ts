import { expect, test } from 'vitest';
import { isSetting } from './wipe-page.ts';

test('[D-27] a wipe leaves what the pages of this hall keep of themselves, and nothing else', () => {
  for (const kept of ['tidehall.device.kiosk', 'tidehall.device.board', 'tidehall.agent', 'tidehall.staff.agent']) {
    expect(isSetting(kept), kept).toBe(true);
  }
  for (const wiped of [
    '',
    'draft',
    'tidehall.draft',
    'tidehall.language',
    'tidehall.device.kiosk.draft',
    'x.tidehall.agent',
  ]) {
    expect(isSetting(wiped), wiped).toBe(false);
  }
});
