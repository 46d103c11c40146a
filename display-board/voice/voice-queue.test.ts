import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Announcement } from '../../protocol/views.ts';
import { playlist } from './playlist.ts';
import {
  announced,
  maxMerged,
  nextSpoken,
  sameWithinMs,
  silentQueue,
  spoken,
  turnOf,
  type VoiceQueue,
  withdrawn,
} from './voice-queue.ts';

function say(kind: Announcement['kind'], name: string, more: Partial<Announcement> = {}): Announcement {
  const isCall = kind === 'call' || kind === 'recall';
  return {
    id: `${kind} ${name}`,
    kind,
    number: isCall ? name : null,
    windowLabel: isCall ? '1' : null,
    text: { zh: name, en: name },
    audio: [
      { language: 'zh', url: `/${name}-zh` },
      { language: 'en', url: `/${name}-en` },
    ],
    at: 0,
    ...more,
  };
}

function afterAll(announcements: readonly Announcement[], now = 0): VoiceQueue {
  return announcements.reduce((queue, announcement) => announced(queue, announcement, now), silentQueue);
}

/** What is said, in order, when nothing more comes and every utterance takes this long. */
function saidInOrder(queue: VoiceQueue, from: number, eachMs: number): string[] {
  const said: string[] = [];
  let state = queue;
  for (let now = from; ; now += eachMs) {
    state = nextSpoken(state, now);
    if (state.speaking === null) return said;
    said.push(state.speaking.announcements.map(({ id }) => id).join(' + '));
    state = spoken(state);
  }
}

test('[C-03] a recall goes before a call, a call before a notice', () => {
  const queue = afterAll([say('notice', 'N'), say('call', 'A001'), say('call', 'A002'), say('recall', 'A000')]);
  expect(saidInOrder(queue, 0, 5000)).toEqual(['recall A000', 'call A001', 'call A002', 'notice N']);
});

test('an emergency goes before everything', () => {
  const queue = afterAll([say('recall', 'A001'), say('emergency', 'E')]);
  expect(saidInOrder(queue, 0, 5000)[0]).toBe('emergency E');
});

test('[C-03] the same call within three seconds is said once, later again', () => {
  const first = announced(silentQueue, say('call', 'A001'), 0);
  const doubled = announced(first, say('recall', 'A001'), sameWithinMs - 1);
  expect(doubled.waiting).toHaveLength(1);
  const playing = nextSpoken(doubled, 100);
  expect(announced(playing, say('recall', 'A001'), sameWithinMs).waiting).toHaveLength(1);
});

test('[C-03] nothing is started while something is being said', () => {
  const playing = nextSpoken(afterAll([say('call', 'A001'), say('call', 'A002')]), 0);
  expect(nextSpoken(playing, 90_000)).toBe(playing);
});

test('[C-03] more than a minute behind, calls are merged and each is said once', () => {
  const queue = afterAll([say('notice', 'N'), ...['A1', 'A2', 'A3'].map((number) => say('call', number))]);
  const merged = nextSpoken(queue, 60_001);
  expect(merged.speaking).toMatchObject({ merged: true });
  expect(merged.speaking && playlist(merged.speaking)).toEqual([
    { kind: 'chime', pauseSeconds: 0 },
    { kind: 'clip', url: '/A1-zh', pauseSeconds: 0.6 },
    { kind: 'clip', url: '/A2-zh', pauseSeconds: 0.6 },
    { kind: 'clip', url: '/A3-zh', pauseSeconds: 0.6 },
  ]);
  expect(merged.waiting).toHaveLength(1);
});

test('[C-03] a call is a chime, the first language twice and the other once', () => {
  expect(playlist({ announcements: [say('call', 'A001')], merged: false })).toEqual([
    { kind: 'chime', pauseSeconds: 0 },
    { kind: 'clip', url: '/A001-zh', pauseSeconds: 0.6 },
    { kind: 'clip', url: '/A001-zh', pauseSeconds: 0.6 },
    { kind: 'clip', url: '/A001-en', pauseSeconds: 0.6 },
  ]);
});

test('[C-03] in mute hours, when calls come without sound, nothing is said', () => {
  expect(announced(silentQueue, say('call', 'A001', { audio: [] }), 0).waiting).toHaveLength(0);
});

test('[C-10] what is announced waits, is spoken and is over; what is not spoken is over at once', () => {
  const queue = nextSpoken(
    afterAll([say('call', 'A001'), say('notice', 'N'), say('notice', 'mute', { audio: [] })]),
    0,
  );
  expect(['call A001', 'notice N', 'notice mute'].map((id) => turnOf(queue, id))).toEqual([
    'speaking',
    'waiting',
    'over',
  ]);
  expect(turnOf(nextSpoken(spoken(queue), 1), 'call A001')).toBe('over');
});

test('a call that was undone before it was said is forgotten', () => {
  const queue = withdrawn(afterAll([say('call', 'A001'), say('call', 'A002')]), ({ number }) => number !== 'A001');
  expect(saidInOrder(queue, 0, 5000)).toEqual(['call A002']);
});

test('[C-03] however calls come, none is lost, none is said twice, and no two overlap', () => {
  const arrivals = fc.array(
    fc.record({
      gapMs: fc.integer({ min: 0, max: 9000 }),
      recall: fc.boolean(),
      lengthMs: fc.integer({ min: 1, max: 15_000 }),
    }),
    { minLength: 1, maxLength: 40 },
  );
  fc.assert(
    fc.property(arrivals, (plan) => {
      let queue = silentQueue;
      let now = 0;
      let endsAt = Number.POSITIVE_INFINITY;
      const said: string[] = [];
      const start = (lengthMs: number) => {
        const before = queue.speaking;
        queue = nextSpoken(queue, now);
        if (before !== null || queue.speaking === null) return;
        expect(queue.speaking.announcements.length).toBeLessThanOrEqual(maxMerged);
        said.push(...queue.speaking.announcements.map(({ number }) => number ?? ''));
        endsAt = now + lengthMs;
      };
      const runTo = (until: number, lengthMs: number) => {
        while (queue.speaking !== null && endsAt <= until) {
          now = endsAt;
          queue = spoken(queue);
          start(lengthMs);
        }
        now = until;
      };
      for (const [index, { gapMs, recall, lengthMs }] of plan.entries()) {
        runTo(now + gapMs, lengthMs);
        queue = announced(queue, say(recall ? 'recall' : 'call', `A${index}`), now);
        start(lengthMs);
      }
      runTo(now + plan.length * 15_000, 15_000);
      expect([...said].sort()).toEqual(plan.map((_, index) => `A${index}`).sort());
    }),
  );
});
