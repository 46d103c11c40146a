import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HallId } from '../../protocol/ids.ts';
import type { BoardChange, BoardView } from '../../protocol/views.ts';
import { type LiveConnection, staleAfterMs, watchConnection } from './live-connection.ts';
import type { Asked, LiveEvents, LiveSocket } from './live-socket.ts';
import { followBoard, resyncMs } from './live-view.ts';

const text = { zh: '清河', en: 'Qinghe' };
function board(seq: number, more: Partial<BoardView> = {}): BoardView {
  return {
    hall: 'demo' as HallId,
    seq,
    name: text,
    windowTitle: text,
    guidanceDesk: text,
    supervisionTelephone: '12333',
    utcOffsetMinutes: 480,
    day: '2026-05-06',
    service: { state: 'open', until: null, opensAt: null },
    current: null,
    recent: [],
    lanes: [],
    getReady: [],
    missed: [],
    missedRule: text,
    windows: [],
    notices: [],
    ...more,
  };
}

/** A socket of the test's own: it is asked, and the test answers. */
function memorySocket() {
  const listeners = new Map<string, Set<(...args: never[]) => void>>();
  const questions: { request: Asked<'board:follow'>; answer: (told: unknown) => void }[] = [];
  let reopened = 0;
  const socket = {
    connected: true,
    on(event: string, listener: (...args: never[]) => void) {
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all.add(listener));
      return () => all.delete(listener);
    },
    ask: (_event: string, request: Asked<'board:follow'>) =>
      new Promise((answer) => {
        questions.push({ request, answer });
      }),
    reopen() {
      reopened += 1;
    },
    close() {},
  };
  function say<Event extends keyof LiveEvents>(event: Event, ...args: Parameters<LiveEvents[Event]>): void {
    for (const listener of listeners.get(event) ?? []) listener(...(args as never[]));
  }
  return {
    socket: socket as unknown as LiveSocket & { connected: boolean },
    questions,
    say,
    reopened: () => reopened,
  };
}

let connection: LiveConnection;
let line: ReturnType<typeof memorySocket>;

async function answerNext(told: unknown): Promise<void> {
  line.questions.shift()?.answer(told);
  await vi.advanceTimersByTimeAsync(0);
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  line = memorySocket();
  connection = watchConnection(line.socket);
});
afterEach(() => {
  connection.close();
  vi.useRealTimers();
});

test('a snapshot, then changes in order', async () => {
  const live = followBoard(connection, 'demo');
  await answerNext({ ok: true, snapshot: board(5), now: 1_000_000 });
  line.say('board:changed', { since: 5, seq: 7, set: { getReady: ['A001'] }, announcements: [] });
  expect(live.view.value).toEqual(board(7, { getReady: ['A001'] }));
});

test('a gap leads to the question what is missing, and the screen is whole again', async () => {
  const live = followBoard(connection, 'demo');
  await answerNext({ ok: true, snapshot: board(5), now: 1_000_000 });
  line.say('board:changed', { since: 8, seq: 9, set: { getReady: ['A009'] }, announcements: [] });
  expect(line.questions[0]?.request).toEqual({ hall: 'demo', seq: 5 });
  line.say('board:changed', { since: 9, seq: 10, set: { missed: ['A002'] }, announcements: [] });
  await answerNext({ ok: true, snapshot: board(9, { getReady: ['A009'] }), now: 1_000_000 });
  expect(live.view.value).toEqual(board(10, { getReady: ['A009'], missed: ['A002'] }));
});

test('the same change twice is applied once', async () => {
  const live = followBoard(connection, 'demo');
  const heard: BoardChange[] = [];
  live.onChange((change) => heard.push(change));
  await answerNext({ ok: true, snapshot: board(5), now: 1_000_000 });
  const change: BoardChange = { since: 5, seq: 6, set: {}, announcements: [] };
  line.say('board:changed', change);
  line.say('board:changed', change);
  expect(heard).toEqual([change]);
});

test('[C-03] a call that comes while the page asks is heard once, whether the answer holds it or never comes', async () => {
  const live = followBoard(connection, 'demo');
  const heard: number[] = [];
  live.onChange((change) => heard.push(change.seq));
  await answerNext({ ok: true, snapshot: board(5), now: 1_000_000 });
  await vi.advanceTimersByTimeAsync(resyncMs);
  line.say('board:changed', { since: 5, seq: 6, set: { getReady: ['A001'] }, announcements: [] });
  await answerNext({ ok: true, snapshot: board(6, { getReady: ['A001'] }), now: 1_000_000 });
  await vi.advanceTimersByTimeAsync(resyncMs);
  line.say('board:changed', { since: 6, seq: 7, set: {}, announcements: [] });
  await answerNext(null);
  expect(heard).toEqual([6, 7]);
  expect(live.view.value).toEqual(board(7, { getReady: ['A001'] }));
});

test('a server that has gone back in time is believed', async () => {
  const live = followBoard(connection, 'demo');
  await answerNext({ ok: true, snapshot: board(50), now: 1_000_000 });
  line.say('connect');
  await answerNext({ ok: true, snapshot: board(20), now: 1_000_000 });
  expect(live.view.value?.seq).toBe(20);
});

test('after a reconnect the page says the last seq that it saw; null means nothing was missed', async () => {
  const live = followBoard(connection, 'demo');
  await answerNext({ ok: true, snapshot: board(5), now: 1_000_000 });
  line.say('disconnect');
  line.say('connect');
  expect(line.questions[0]?.request.seq).toBe(5);
  await answerNext({ ok: true, snapshot: null, now: 1_000_000 });
  expect(live.view.value?.seq).toBe(5);
});

test('a question without an answer is asked again', async () => {
  const live = followBoard(connection, 'demo');
  await answerNext(null);
  await vi.advanceTimersByTimeAsync(2_000);
  await answerNext({ ok: true, snapshot: board(5), now: 1_000_000 });
  expect(live.view.value?.seq).toBe(5);
});

test('every half minute it asks whether it missed something', async () => {
  followBoard(connection, 'demo');
  await answerNext({ ok: true, snapshot: board(5), now: 1_000_000 });
  await vi.advanceTimersByTimeAsync(resyncMs);
  expect(line.questions).toHaveLength(1);
});

test('a refusal is told with its problem', async () => {
  const live = followBoard(connection, 'demo');
  const problem = { type: 'x', title: 'x', status: 403, code: 'forbidden', detail: 'x' };
  await answerNext({ ok: false, problem });
  expect(live.problem.value).toEqual(problem);
});

test('[N-06] a server that does not know the device ends the connection', async () => {
  followBoard(connection, 'demo');
  const problem = { type: 'x', title: 'x', status: 401, code: 'invalid_token', detail: 'x' };
  await answerNext({ ok: false, problem });
  expect(connection.state.value).toBe('ended');
});

test('12 s without a tick is stale, and a tick makes it live again', async () => {
  line.say('clock:tick', 1_000_000);
  expect(connection.state.value).toBe('live');
  await vi.advanceTimersByTimeAsync(staleAfterMs - 1);
  expect(connection.state.value).toBe('live');
  await vi.advanceTimersByTimeAsync(1);
  expect(connection.state.value).toBe('stale');
  line.say('clock:tick', 1_050_000);
  expect(connection.state.value).toBe('live');
});

test('[B-17] screens go by the server’s clock, not their own', async () => {
  line.say('clock:tick', 1_600_000);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(connection.serverNow()).toBe(1_603_000);
});

test('[N-06] a device that was revoked has ended and stays so', () => {
  line.say('access:ended');
  line.say('clock:tick', 1_000_000);
  expect(connection.state.value).toBe('ended');
});

test('who has signed in again goes on with what is shown: the line is opened anew and asks what is missing', async () => {
  const live = followBoard(connection, 'demo');
  await answerNext({ ok: true, snapshot: board(5), now: 1_000_000 });
  connection.resume();
  expect(line.reopened()).toBe(0);
  line.say('access:ended');
  connection.resume();
  expect([connection.state.value, line.reopened()]).toEqual(['connecting', 1]);
  line.say('connect');
  expect(line.questions[0]?.request).toEqual({ hall: 'demo', seq: 5 });
  expect(live.view.value).toEqual(board(5));
  await answerNext({ ok: true, snapshot: null, now: 1_000_500 });
  expect(connection.state.value).toBe('live');
});
