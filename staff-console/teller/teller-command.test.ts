import { expect, test } from 'vitest';
import { aQueue, aTicket, aWindow, nowMs } from '../models/fixtures.test-support.ts';
import { type TellerSituation, tellerActions } from '../models/teller-action.ts';
import { commandFor } from './teller-command.ts';

const idle: TellerSituation = {
  window: aWindow(),
  ticket: null,
  calling: aQueue().calling,
  lastCallAt: null,
  connected: true,
  now: nowMs,
};

const serving: TellerSituation = { ...idle, ticket: aTicket({ number: 'A001', status: 'serving' }) };

test('[B-14] F2 finishes whom the window serves before it calls the next', () => {
  expect(commandFor('next', idle)).toEqual({ command: 'call-next', body: {} });
  expect(commandFor('next', serving)).toEqual({
    command: 'call-next',
    body: { finishCurrent: true, current: 't-A001' },
  });
});

test('[B-14] a step without a dialog is for the ticket that the screen shows', () => {
  const called = { ...idle, ticket: aTicket({ number: 'A001', status: 'called' }) };
  for (const action of ['start', 'recall', 'miss'] as const)
    expect(commandFor(action, called)?.body).toEqual({ current: 't-A001' });
  expect(commandFor('finish', serving)?.body).toEqual({ outcome: 'served', current: 't-A001' });
  expect(commandFor('consultation', serving)?.body).toEqual({ outcome: 'consultation', current: 't-A001' });
  expect(commandFor('undo', serving)?.body).toEqual({});
});

test('[B-20] a person who only asked is finished as a consultation', () => {
  expect(commandFor('consultation', idle)).toEqual({ command: 'finish', body: { outcome: 'consultation' } });
});

test('what needs a reason or a target never goes out without its dialog', () => {
  const silent = tellerActions.filter((action) => commandFor(action, idle) === null);
  expect(silent).toEqual(['transfer', 'hold', 'pause', 'close']);
});
