import { expect, test } from 'vitest';
import { hear, kioskId, look, pairedKiosk } from '../../../tests/support/device-commands.ts';
import { given, givenEvents } from '../../../tests/support/given.ts';
import { at, sampleHall } from '../../../tests/support/sample-hall.ts';
import { system } from '../actor.ts';
import { restoreHall, serialiseHall } from '../serialise-hall.ts';
import { conditionOf, dueOrders } from './upkeep.ts';

test('[D-23] a kiosk that is not heard for 60 s is silent, once, from its last sign of life on', () => {
  const paired = given(...pairedKiosk());
  paired.when(look('09:00:59', '09:00:00')).then();
  paired.when(look('09:01', '09:00')).then({ type: 'DeviceSilent', device: kioskId, lastHeardAt: at('09:00') });
  const silent = paired.and(look('09:01', '09:00'));
  expect(silent.state.devices.devices.get(kioskId)?.silentSince).toBe(at('09:00'));
  silent.when(look('09:02', '09:00')).then();
});

test('[D-23] a sign of life ends the silence: its own heartbeat, or the next look at the clock', () => {
  const silent = given(...pairedKiosk(), look('09:01', '09:00'));
  silent.when(hear('09:05')).then({ type: 'DeviceHeard', at: at('09:05') });
  silent.when(look('09:05:10', '09:05')).then({ type: 'DeviceHeard' });
  expect(silent.and(hear('09:05')).state.devices.devices.get(kioskId)?.silentSince).toBeNull();
});

test('[D-23] who was not paired, or was revoked, is not missed', () => {
  given().when(look('09:05', '09:00')).then();
  given(...pairedKiosk(), { type: 'RevokeDevice', at: at('08:30'), actor: system, device: kioskId })
    .when(look('09:05', '09:00'))
    .then();
});

test('[D-23] a heartbeat that was under way when its device was revoked leaves nothing on record', () => {
  given(...pairedKiosk(), { type: 'RevokeDevice', at: at('08:30'), actor: system, device: kioskId })
    .when(hear('08:30', [{ part: 'ticket-printer', state: 'paper-out' }]))
    .refused('device_revoked');
});

test('[D-23] a heartbeat is an event only where a part has changed; a visitor at the reader is none', () => {
  const ok = [{ part: 'ticket-printer', state: 'ok' } as const];
  const paired = given(...pairedKiosk());
  paired.when(hear('09:00')).then();
  paired.when(hear('09:00', [])).then();
  paired.when(hear('09:00', ok)).then({ type: 'DevicePartsReported', parts: ok });
  const known = paired.and(hear('09:00', ok));
  known.when(hear('09:01', ok)).then();
  known.when(hear('09:01', [{ part: 'ticket-printer', state: 'in-use' }])).then();
  known.when(hear('09:01', [{ part: 'ticket-printer', state: 'paper-out' }])).then({ type: 'DevicePartsReported' });
});

test('[D-06] toner counts in steps of five: a printed page is no event', () => {
  const toner = (level: number) => [{ part: 'document-printer', state: 'ok', level } as const];
  const known = given(...pairedKiosk(), hear('09:00', toner(54)));
  known.when(hear('09:10', toner(50.2))).then();
  known.when(hear('09:20', toner(49.9))).then({
    type: 'DevicePartsReported',
    parts: [{ part: 'document-printer', state: 'ok', level: 45 }],
  });
});

test('[D-23] a state has lasted since it began, whatever else is reported meanwhile', () => {
  const { state } = given(
    ...pairedKiosk(),
    hear('09:00', [{ part: 'ticket-printer', state: 'paper-out' }]),
    hear('09:10', [
      { part: 'ticket-printer', state: 'paper-out' },
      { part: 'id-card-reader', state: 'absent' },
    ]),
  );
  expect(state.devices.devices.get(kioskId)?.parts).toEqual([
    { part: 'id-card-reader', state: 'absent', level: null, since: at('09:10') },
    { part: 'ticket-printer', state: 'paper-out', level: null, since: at('09:00') },
  ]);
  expect(restoreHall(JSON.parse(JSON.stringify(serialiseHall(state))))).toEqual(state);
});

test('[D-23] an agent that is gone takes no part off the desk: each stays as it was, unheard of since then', () => {
  const printer = { part: 'ticket-printer', state: 'paper-out' } as const;
  const gone = { part: 'agent', state: 'offline' } as const;
  const out = given(...pairedKiosk(), hear('09:00', [printer]), hear('09:10', [gone]));
  const partsOf = ({ state }: typeof out) => state.devices.devices.get(kioskId)?.parts;
  const kept = [
    { ...gone, level: null, since: at('09:10') },
    { ...printer, level: null, since: at('09:00'), unheardSince: at('09:10') },
  ];
  expect(partsOf(out)).toEqual(kept);
  out.when(hear('09:11', [gone])).then();
  expect(restoreHall(JSON.parse(JSON.stringify(serialiseHall(out.state))))).toEqual(out.state);
  // Nobody knows whether it still lacks paper: only the agent is worth an order.
  expect(dueOrders(out.state.devices, sampleHall(), at('09:30')).map(({ cause }) => cause)).toEqual([
    { kind: 'part', ...gone },
  ]);
  const back = out.and(hear('09:40', [printer]));
  expect(partsOf(back)).toEqual([{ ...printer, level: null, since: at('09:00') }]);
  back.when(hear('09:41', [printer])).then();
});

test('[B-17] [D-23] a clock that is off wants attention and no order, and is known while the agent is gone', () => {
  const printer = { part: 'ticket-printer', state: 'ok' } as const;
  const gone = { part: 'agent', state: 'offline' } as const;
  const off = { part: 'clock', state: 'clock-off' } as const;
  const out = given(...pairedKiosk(), hear('09:00', [off, printer]));
  const deviceOf = ({ state }: typeof out) => {
    const device = state.devices.devices.get(kioskId);
    if (!device) throw new Error('the kiosk is paired');
    return { condition: conditionOf(device), parts: device.parts.map(({ part }) => part) };
  };
  expect(deviceOf(out)).toEqual({ condition: 'attention', parts: ['clock', 'ticket-printer'] });
  expect(dueOrders(out.state.devices, sampleHall(), at('12:00'))).toEqual([]);
  const both = out.and(hear('09:10', [gone, off]));
  expect(deviceOf(both).parts).toEqual(['agent', 'clock', 'ticket-printer']);
  expect(deviceOf(both.and(hear('09:20', [gone]))).parts).toEqual(['agent', 'ticket-printer']);
});

test('[D-23] a ledger of before, with faults as words, folds to the same parts', () => {
  const { events } = given(...pairedKiosk());
  const old = givenEvents([
    ...events,
    {
      type: 'DeviceFaultsReported',
      at: at('09:00'),
      device: kioskId,
      faults: ['agent: offline', 'ticket-printer: paper-out', 'something: else', 'odd'],
    },
  ]);
  expect(old.state.devices.devices.get(kioskId)?.parts.map(({ part, state }) => `${part}: ${state}`)).toEqual([
    'agent: offline',
    'ticket-printer: paper-out',
  ]);
});
