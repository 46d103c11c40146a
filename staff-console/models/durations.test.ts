import { expect, test } from 'vitest';
import { clockText, countdownText, meanText, secondsUntil, timerText } from './durations.ts';

test('a running timer shows minutes and seconds, and hours only when there are some', () => {
  expect([0, 434_000, 3_599_999, 3_600_000, -5].map(timerText)).toEqual([
    '00:00',
    '07:14',
    '59:59',
    '1:00:00',
    '00:00',
  ]);
});

test('a mean without cases is a dash', () => {
  expect([null, 800, 59.6].map(meanText)).toEqual(['–', '13′20″', '1′00″']);
});

test("the clock is the hall's", () => {
  expect(clockText(Date.parse('2026-05-06T01:41:26Z'), 480)).toBe('09:41:26');
});

test('a count-down ends at nought', () => {
  expect([secondsUntil(5_000, 0), secondsUntil(5_000, 4_001), secondsUntil(5_000, 9_000)]).toEqual([5, 1, 0]);
});

test('the time that is left for an undo', () => {
  expect([120, 118, 60, 9, 0].map(countdownText)).toEqual(['2:00', '1:58', '1:00', '0:09', '0:00']);
});
