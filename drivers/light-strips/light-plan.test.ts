import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LightPlace, type LightState, lightPlaces } from '../../protocol/agent-lights.ts';
import { allOff, coilsFor, needsBeat, planLights } from './light-plan.ts';

const somePlaces = fc.uniqueArray(fc.constantFrom(...lightPlaces));

test.each([
  ['id-card-reader', null, [], 'off'],
  ['id-card-reader', 'id-card-reader', [], 'flash'],
  ['id-card-reader', null, ['id-card-reader'], 'on'],
  ['id-card-reader', 'ticket-printer', ['id-card-reader'], 'on'],
  ['id-card-reader', 'id-card-reader', ['id-card-reader'], 'flash'],
  ['ticket-printer', 'id-card-reader', ['qr-code'], 'off'],
] as const satisfies readonly (readonly [LightPlace, LightPlace | null, readonly LightPlace[], LightState])[])(
  '[D-11] %s, where %s is to flash and %o to be on: %s',
  (place, flash, on, state) => {
    expect(planLights({ flash, on: [...on] })[place]).toBe(state);
  },
);

test('[D-11] at most one strip flashes, whatever is asked', () => {
  fc.assert(
    fc.property(fc.option(fc.constantFrom(...lightPlaces)), somePlaces, (flash, on) => {
      const states = Object.values(planLights({ flash, on }));
      expect(states).toHaveLength(lightPlaces.length);
      expect(states.filter((state) => state === 'flash')).toHaveLength(flash === null ? 0 : 1);
    }),
  );
});

test('[D-11] after a session every strip is dark', () => {
  expect(new Set(Object.values(allOff))).toEqual(new Set(['off']));
});

test('[D-11] a strip flashes by the beat of the driver, or by a relay of the board that flashes by itself', () => {
  const wiring = { 'ticket-printer': { coil: 0 }, 'qr-code': { coil: 1, flashCoil: 9 } } as const;
  const printer = planLights({ flash: 'ticket-printer', on: ['qr-code'] });
  expect([...coilsFor(printer, wiring, true)]).toEqual([
    [0, true],
    [9, false],
    [1, true],
  ]);
  expect(coilsFor(printer, wiring, false).get(0)).toBe(false);
  expect(needsBeat(printer, wiring)).toBe(true);
  const code = planLights({ flash: 'qr-code', on: [] });
  expect([...coilsFor(code, wiring, true)]).toEqual([
    [0, false],
    [9, true],
    [1, false],
  ]);
  expect(needsBeat(code, wiring)).toBe(false);
});
