import { expect, test } from 'vitest';
import { createStatusHolder } from '../device.ts';
import { createLeases } from './leases.ts';
import { noRecorder } from './recorder.ts';
import { createSessions } from './sessions.ts';

/** Sessions around a printer whose wipes fail while it is away. */
function start() {
  const status = createStatusHolder(() => 0);
  let wipes = 0;
  const device = {
    part: 'document-printer' as const,
    getStatus: status.getStatus,
    onStatus: status.onStatus,
    check: async () => status.getStatus(),
    close: async () => undefined,
  };
  const plugged = {
    device,
    async wipe() {
      wipes += 1;
      if (status.getStatus().state !== 'ok') throw new Error('documents may be left');
    },
    close: async () => undefined,
  };
  const noted: unknown[] = [];
  const sessions = createSessions({
    parts: { all: [{ key: 'documentPrinter', fitted: true, plugged }], close: async () => undefined },
    leases: createLeases(() => 0),
    recorder: { ...noRecorder, note: (facts) => void noted.push(facts) },
    usualLimitMs: 5_000,
  });
  const isUnwiped = () => sessions.isUnwiped('document-printer');
  return { sessions, setState: status.set, wipes: () => wipes, noted, isUnwiped };
}

test('[D-27] a wipe that failed is made good as soon as the device is well again, and stands in the log', async () => {
  const { sessions, setState, wipes, noted, isUnwiped } = start();
  expect(await sessions.wipe('kiosk')).toEqual(['document-printer']);
  setState('stalled');
  await new Promise(setImmediate);
  expect([isUnwiped(), wipes()]).toEqual([true, 2]);
  setState('ok');
  await new Promise(setImmediate);
  expect([isUnwiped(), wipes()]).toEqual([false, 3]);
  expect(noted.at(-1)).toMatchObject({ app: 'kiosk', device: 'document-printer', outcome: 'done' });
  setState('paper-out');
  expect(wipes()).toBe(3);
});

test('[D-27] whoever has come since keeps what is theirs: their own wipe makes it good', async () => {
  const { sessions, setState, wipes, isUnwiped } = start();
  await sessions.wipe('kiosk');
  sessions.used('document-printer', 'kiosk');
  setState('ok');
  await new Promise(setImmediate);
  expect([isUnwiped(), wipes()]).toEqual([true, 1]);
  expect(await sessions.wipe('kiosk')).toEqual([]);
  expect(isUnwiped()).toBe(false);
});

test('[D-27] an agent that stops tries no wipe again', async () => {
  const { sessions, setState, wipes } = start();
  await sessions.wipe('kiosk');
  sessions.close();
  setState('ok');
  expect(wipes()).toBe(1);
});
