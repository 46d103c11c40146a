import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CardData } from '../../protocol/agent.ts';
import type { SetLightsBody } from '../../protocol/agent-lights.ts';
import { err, ok } from '../../protocol/result.ts';
import { type CheckParts, createChecks, waitMs } from './checks.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const card: CardData = { medium: 'resident-id-card', name: '测试甲', idNumber: '510499194403070022' };

function setUp(more: Partial<CheckParts> = {}) {
  const shown: SetLightsBody[] = [];
  const checks = createChecks({
    printSlip: async () => null,
    printPage: async () => ok(null),
    setLights: async (body) => {
      shown.push(body);
      return true;
    },
    pause: async () => undefined,
    powerSoon: () => false,
    stateOf: () => 'ok',
    ...more,
  });
  return { checks, shown };
}

test('[D-07] a slip that came out is good, one that did not names its fault', async () => {
  const { checks } = setUp();
  await checks.begin('print');
  expect(checks.state.value).toMatchObject({ at: 'good', check: 'print' });
  const failing = setUp({ printSlip: async () => 'paper-out' }).checks;
  await failing.begin('print');
  expect(failing.state.value).toEqual({ at: 'bad', check: 'print', why: 'paper-out' });
});

test('[D-12] no page is begun when the PC goes off soon', async () => {
  const printPage = vi.fn(async () => ok(null));
  const { checks } = setUp({ powerSoon: () => true, printPage });
  await checks.begin('page');
  expect(checks.state.value).toMatchObject({ at: 'bad', why: 'power-soon' });
  expect(printPage).not.toHaveBeenCalled();
});

test('[D-06] what stopped the page is told by its name', async () => {
  const { checks } = setUp({ printPage: async () => err('jammed') });
  await checks.begin('page');
  expect(checks.state.value).toEqual({ at: 'bad', check: 'page', why: 'jammed' });
});

test('[D-11] the lights run one after the other, at most one flashing, and all are off at the end', async () => {
  const { checks, shown } = setUp();
  await checks.begin('lights');
  expect(shown.map(({ flash }) => flash)).toEqual([
    'ticket-printer',
    'document-printer',
    'bank-card-reader',
    'social-card-reader',
    'id-card-reader',
    'biometric',
    'qr-code',
    null,
    null,
  ]);
  expect(shown.at(-1)).toEqual({ flash: null, on: [] });
  const dead = setUp({ setLights: async () => false, stateOf: () => 'absent' }).checks;
  await dead.begin('lights');
  expect(dead.state.value).toEqual({ at: 'bad', check: 'lights', why: 'absent' });
});

test('[D-02] a card is shown masked, and only when one is waited for', async () => {
  const { checks } = setUp();
  checks.cardRead(card);
  expect(checks.state.value).toEqual({ at: 'none' });
  await checks.begin('card');
  checks.scanned({ kind: 'unknown' });
  checks.cardRead(card);
  expect(checks.state.value).toMatchObject({
    at: 'good',
    finding: { maskedName: '测**', maskedNumber: '5104**********0022' },
  });
  await checks.begin('card');
  checks.cardFailed('no-chip-answer');
  expect(checks.state.value).toMatchObject({ at: 'bad', why: 'no-chip-answer' });
});

test('[D-10] a code is told by its kind alone', async () => {
  const { checks } = setUp();
  await checks.begin('scan');
  checks.scanned({ kind: 'e-card', token: 'ESSC1.opaque-token-of-a-card' });
  expect(checks.state.value).toEqual({ at: 'good', check: 'scan', finding: { kind: 'scan', code: 'e-card' } });
});

test('what nobody brings ends by its time, unless something else was begun', async () => {
  const { checks } = setUp();
  await checks.begin('card');
  vi.advanceTimersByTime(waitMs - 1);
  await checks.begin('scan');
  vi.advanceTimersByTime(waitMs - 1);
  expect(checks.state.value).toMatchObject({ at: 'running', check: 'scan' });
  vi.advanceTimersByTime(1);
  expect(checks.state.value).toEqual({ at: 'bad', check: 'scan', why: 'nothing' });
});

test('a print that is under way is not overtaken, and one that was stopped says nothing later', async () => {
  let answer: (state: null) => void = () => undefined;
  const { checks } = setUp({
    printSlip: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  const printing = checks.begin('print');
  await checks.begin('card');
  expect(checks.state.value).toMatchObject({ at: 'running', check: 'print' });
  checks.stop();
  answer(null);
  await printing;
  expect(checks.state.value).toEqual({ at: 'none' });
});
