import { beforeEach, expect, test } from 'vitest';
import type { CardEvent } from './id-card-reader.ts';
import { createSimulatedIdCardReader, type SimulatedIdCardReader } from './simulated-id-card-reader.ts';
import { syntheticPersons } from './synthetic-persons.ts';

const card = syntheticPersons[0]?.card ?? { medium: 'resident-id-card', name: '', idNumber: '' };
let reader: SimulatedIdCardReader;
let told: CardEvent[];
beforeEach(() => {
  reader = createSimulatedIdCardReader(() => 0);
  told = [];
  reader.onCard((event) => told.push(event));
});

test('[D-26] a card is read once until it is lifted', () => {
  reader.insert(card);
  reader.lift();
  reader.lift();
  expect(told).toEqual([{ kind: 'read', card }, { kind: 'removed' }]);
});

test('[D-26] a second card on top means that the first one was lifted', () => {
  reader.insert(card);
  reader.insert(card);
  expect(told.map(({ kind }) => kind)).toEqual(['read', 'removed', 'read']);
});

test('[D-26] a card that cannot be read, or is lifted too early, fails by name, once', () => {
  reader.failNext('unreadable');
  reader.insert(card);
  reader.lift();
  reader.failNext('removed-too-early');
  reader.insert(card);
  reader.insert(card);
  expect(told).toEqual([
    { kind: 'failed', fault: 'unreadable' },
    { kind: 'removed' },
    { kind: 'failed', fault: 'removed-too-early' },
    { kind: 'read', card },
  ]);
});

test('[D-26] a reader that goes while a card lies on it tells of its removal, and reads nothing until it is back', () => {
  const states: string[] = [];
  reader.onStatus(({ state }) => states.push(state));
  reader.insert(card);
  reader.setState('absent');
  reader.insert(card);
  reader.setState('ok');
  expect(told.map((event) => (event.kind === 'failed' ? event.fault : event.kind))).toEqual([
    'read',
    'removed',
    'reader-absent',
  ]);
  expect(states).toEqual(['absent', 'ok']);
});

test('[D-26] the people on the cards do not exist, and their check digits are right', () => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  for (const { card: synthetic } of syntheticPersons) {
    const sum = weights.reduce((total, weight, at) => total + weight * Number(synthetic.idNumber[at]), 0);
    expect('10X98765432'[sum % 11]).toBe(synthetic.idNumber[17]);
    expect(synthetic.idNumber).toMatch(/^(510499|810000)/);
    expect(synthetic.name).toMatch(/^测试/);
  }
});
