import { expect, test } from 'vitest';
import { read } from '../flow/flow.test-support.ts';
import { createKiosk } from '../models/kiosk.ts';
import { createOutcomeLog } from '../models/outcome-log.ts';
import { outcomeLines } from './outcome-lines.ts';

test('[D-23] staff see what was not simply done, the latest first and by name, and nothing of a person', () => {
  const log = createOutcomeLog();
  const clock = { now: () => Date.parse('2026-05-06T02:05:00Z') };
  const kiosk = createKiosk({ clock, log, run: () => undefined });
  kiosk.send({ type: 'server-found' });
  kiosk.send(read);
  kiosk.send({ type: 'take-ticket' });
  kiosk.send({ type: 'ticket-cancelled', request: 99 });
  kiosk.stop();
  const lines = outcomeLines(log.read(), 480);
  expect(lines).toEqual([
    '10:05 · working · ticket-cancelled · late-answer',
    '10:05 · working · take-ticket · still-working',
  ]);
  for (let count = 0; count < 50; count += 1) kiosk.send({ type: 'keep-ticket' });
  expect(outcomeLines(log.read(), 480)).toHaveLength(6);
});

test('[D-23] where everything was simply done there is nothing to look at', () => {
  expect(outcomeLines(createOutcomeLog().read(), 480)).toEqual([]);
});
