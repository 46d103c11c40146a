import { expect, test } from 'vitest';
import { consumablesOf, stateOf } from './printer-attributes.ts';

test.each([
  [['none'], 'idle', 'ok'],
  [['media-empty-error'], 'stopped', 'paper-out'],
  [['media-empty'], 'idle', 'paper-out'],
  [['media-needed-warning', 'paused'], 'stopped', 'paper-out'],
  [['media-empty-warning'], 'idle', 'paper-near-end'],
  [['media-low-warning'], 'processing', 'paper-near-end'],
  [['media-jam-error', 'media-empty-error'], 'stopped', 'jammed'],
  [['cover-open-error', 'media-jam-error'], 'stopped', 'cover-open'],
  [['door-open'], 'stopped', 'cover-open'],
  [['cover-open-report'], 'idle', 'ok'],
  [['toner-low-report', 'marker-supply-low-warning'], 'idle', 'ok'],
  [['toner-empty-error'], 'stopped', 'fault'],
  [['marker-supply-empty-warning'], 'processing', 'ok'],
  [['fuser-over-temp-error'], 'stopped', 'overheated'],
  [['paused'], 'stopped', 'offline'],
  [['offline-report'], 'stopped', 'offline'],
  [['com.example.something-else-error'], 'stopped', 'fault'],
  [['com.example.something-else-report'], 'idle', 'ok'],
] as const)('[D-06] %j while %s is %s', (reasons, state, expected) => {
  expect(stateOf({ 'printer-state': state, 'printer-state-reasons': [...reasons] })).toBe(expected);
});

test('[D-06] a printer that takes no jobs is off line', () => {
  expect(stateOf({ 'printer-state': 'idle', 'printer-is-accepting-jobs': false })).toBe('offline');
});

test('[D-06] [D-23] levels as CUPS tells them: low by the make’s own mark, and not told', () => {
  const printer = {
    'marker-names': ['Black', 'Drum', 'Waste'],
    'marker-levels': [14, -3, 0],
    'marker-low-levels': [15, 10, 5],
  };
  expect(consumablesOf(printer)).toEqual([
    { name: 'Black', percent: 14, state: 'low' },
    { name: 'Drum', percent: null, state: 'unknown' },
    { name: 'Waste', percent: 0, state: 'empty' },
  ]);
});

test('[D-23] fields that are missing or nonsense tell nothing', () => {
  const printer = { 'printer-supply': ['', 'level=many;maxcapacity=0', 'level=300;maxcapacity=100;type=toner'] };
  expect(consumablesOf(printer).map(({ percent }) => percent)).toEqual([null, null, 100]);
});
