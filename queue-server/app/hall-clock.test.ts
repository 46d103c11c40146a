import { expect, test } from 'vitest';
import type { DeviceId, HallId, HelpId, StaffId } from '../../protocol/ids.ts';
import { atWindow, configureHall, issue, rollDay } from '../../tests/support/queue-commands.ts';
import { at, kiosk, sampleHall, windowOf } from '../../tests/support/sample-hall.ts';
import { createTestClock } from '../../tests/support/test-clock.ts';
import { system } from '../domain/actor.ts';
import type { HallCommand } from '../domain/decide-hall.ts';
import { createMemoryLedger } from '../ledger/memory-ledger.ts';
import { openHall } from './hall.ts';
import { observeClock } from './hall-clock.ts';
import { introduceHall } from './set-up.ts';
import { bySystem, defaultWriterOptions } from './stream.ts';

const teller1 = 'teller1' as StaffId;

/** The real hall on a memory ledger, with a ticket called to window 1 at 09:10. */
async function calledHall() {
  const clock = createTestClock(at('09:00'));
  const options = { ...defaultWriterOptions, onFault: expect.unreachable, now: clock.now, serviceName: () => null };
  const ledger = createMemoryLedger();
  await introduceHall(ledger, sampleHall(), at('08:00'), options);
  const hall = await openHall(ledger, 'demo' as HallId, options);
  const submit = async (...commands: readonly HallCommand[]) => {
    for (const command of commands) expect(await hall.writer.submit(command, bySystem)).toMatchObject({ ok: true });
  };
  await submit(rollDay(at('08:20')), atWindow('OpenWindow', '1'), issue('a'), atWindow('CallNextTicket', '1'));
  const observe = async (time: string, day?: string) => {
    clock.set(at(time, day));
    await observeClock(hall, clock);
  };
  const status = () => hall.writer.durable.queue.tickets.get(issue('a').ticket)?.status;
  return { hall, clock, submit, observe, status };
}

test('[B-14] a call whose teller has gone away returns after the time of an answer', async () => {
  const { hall, clock, observe, status } = await calledHall();
  const leave = hall.staffPresence.connected(teller1);
  await observe('09:20');
  expect(status()).toBe('called');
  leave();
  clock.set(at('09:20'));
  await observe('09:20:59');
  expect(status()).toBe('called');
  await observe('09:21:00');
  expect(status()).toBe('waiting');
  expect(hall.live.boardView().current).toBeNull();
});

test('[B-14] a page that is loaded anew, a second screen, or a call terminal at the window keep the call', async () => {
  const { hall, submit, observe, status } = await calledHall();
  const leave = hall.staffPresence.connected(teller1);
  const second = hall.staffPresence.connected(teller1);
  leave();
  leave();
  await observe('09:30');
  expect(status()).toBe('called');
  second();
  const device = 'terminal1' as DeviceId;
  const base = { at: at('09:30'), actor: system, device };
  const enrolled = { kind: 'call-terminal', name: '1 号叫号终端', window: windowOf('1').id } as const;
  await submit(
    { ...base, ...enrolled, type: 'OpenPairing', codeDigest: 'code', expiresAt: at('09:40') },
    { ...base, type: 'PairDevice', codeDigest: 'code', tokenDigest: 'token' },
  );
  const unplug = hall.presence.connected(device);
  await observe('09:40');
  expect(status()).toBe('called');
  unplug();
  await observe('09:40:01');
  expect(status()).toBe('waiting');
});

test('[B-14] who never had a screen here, and who has begun to serve, is left alone', async () => {
  const { hall, submit, observe, status } = await calledHall();
  await observe('10:00');
  expect(status()).toBe('called');
  await submit(atWindow('StartService', '1', { at: at('10:00') }));
  hall.staffPresence.connected(teller1)();
  await observe('10:30');
  expect(status()).toBe('serving');
});

test('[A-06] a call for help that nobody answers is raised to the manager by the clock', async () => {
  const { hall, submit, observe } = await calledHall();
  const help = 'h1' as HelpId;
  await submit({
    type: 'RequestHelp',
    at: at('09:10'),
    actor: kiosk,
    help,
    device: 'kiosk1' as DeviceId,
    screen: 'home',
  });
  await observe('09:11:59');
  expect(hall.live.queueView().help).toMatchObject([{ escalated: false }]);
  await observe('09:12:00');
  expect(hall.live.queueView().help).toMatchObject([{ escalated: true }]);
});

test('[B-23] the clock rolls the day over although nobody asks for anything', async () => {
  const { hall, observe, status } = await calledHall();
  await observe('23:59:59');
  expect(hall.live.boardView().day).toBe('2026-05-06');
  await observe('00:00:00', '2026-05-07');
  expect(hall.live.boardView()).toMatchObject({ day: '2026-05-07', current: null });
  expect(status()).toBeUndefined();
  expect(hall.live.ticketView(issue('a').ticket)?.status).toBe('expired');
});

test('a new configuration of the hall is served at once', async () => {
  const { hall, submit } = await calledHall();
  await submit(configureHall(sampleHall({ name: { zh: '新名大厅', en: 'Renamed hall' } }), at('09:20')));
  expect(hall.live.boardView().name.zh).toBe('新名大厅');
  expect(hall.live.queueView().name.zh).toBe('新名大厅');
});
