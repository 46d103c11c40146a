import { expect, test } from 'vitest';
import type { Announcement } from '../../protocol/views.ts';
import type { Turn } from '../voice/voice-queue.ts';
import { longestMs, noticeOf, type StandingNotice, shownNotices, stillStanding } from './standing-notices.ts';

function notice(id: string, more: Partial<Announcement> = {}): Announcement {
  const text = { zh: '9 号潮汐窗口现已开放。', en: 'Peak-time counter 9 is open now.' };
  return { id, kind: 'notice', number: null, windowLabel: null, text, audio: [], at: 0, ...more };
}

function turns(turnsById: Readonly<Record<string, Turn>>): (id: string) => Turn {
  return (id) => turnsById[id] ?? 'over';
}

const silence = turns({});

function shownIds(notices: readonly StandingNotice[]): readonly string[] {
  return shownNotices(notices).map(({ id }) => id);
}

test('[C-10] where nothing is spoken a notice stands 20 s from its arrival', () => {
  const notices = [noticeOf(notice('n'), 1_000)];
  expect(shownIds(stillStanding(notices, silence, 21_000))).toEqual(['n']);
  expect(stillStanding(notices, silence, 21_001)).toEqual([]);
});

test('[C-10] a notice that waits for calls stands until its turn, and 20 s from the beginning of its speaking', () => {
  let notices: readonly StandingNotice[] = [noticeOf(notice('n'), 0)];
  notices = stillStanding(notices, turns({ n: 'waiting' }), 35_000);
  expect(shownIds(notices)).toEqual(['n']);
  notices = stillStanding(notices, turns({ n: 'speaking' }), 36_000);
  notices = stillStanding(notices, silence, 56_000);
  expect(shownIds(notices)).toEqual(['n']);
  expect(stillStanding(notices, silence, 56_001)).toEqual([]);
});

test('[C-10] a notice whose turn is long in coming makes room, and stands again when it is spoken', () => {
  let notices: readonly StandingNotice[] = [noticeOf(notice('n'), 0)];
  notices = stillStanding(notices, turns({ n: 'waiting' }), longestMs + 1);
  expect(shownIds(notices)).toEqual([]);
  notices = stillStanding(notices, turns({ n: 'speaking' }), 300_000);
  expect(shownIds(notices)).toEqual(['n']);
});

test('[C-10] a notice whose speaking takes longer stands until its end, but never for ever', () => {
  let notices: readonly StandingNotice[] = [noticeOf(notice('n'), 0)];
  notices = stillStanding(notices, turns({ n: 'speaking' }), 0);
  expect(shownIds(stillStanding(notices, turns({ n: 'speaking' }), 40_000))).toEqual(['n']);
  expect(stillStanding(notices, silence, 40_000)).toEqual([]);
  expect(shownIds(stillStanding(notices, turns({ n: 'speaking' }), longestMs + 1))).toEqual([]);
});

test('[C-10] the words of which there are more stand longer', () => {
  const long = { zh: '号'.repeat(241), en: 'word' };
  const notices = [noticeOf(notice('n', { text: long }), 0)];
  expect(shownIds(stillStanding(notices, silence, 60_000))).toEqual(['n']);
  expect(stillStanding(notices, silence, 60_001)).toEqual([]);
});

test('[C-10] of many the one that is being spoken is among those that are shown', () => {
  const all = ['a', 'b', 'c', 'd'].map((id, index) => noticeOf(notice(id), index));
  expect(shownIds(all)).toEqual(['c', 'd']);
  expect(shownIds(stillStanding(all, turns({ a: 'speaking', b: 'waiting' }), 1_000))).toEqual(['a', 'd']);
});

test('[C-10] an emergency has the board to itself', () => {
  const all = [noticeOf(notice('e', { kind: 'emergency' }), 0), noticeOf(notice('n'), 1)];
  expect(shownIds(all)).toEqual(['e']);
});
