import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HallInfoReply } from '../../protocol/api.ts';
import { err, ok } from '../../protocol/result.ts';
import { localProblem } from '../../ui/client/client-problem.ts';
import type { LiveConnection, LiveState } from '../../ui/client/live-connection.ts';
import { openService } from '../flow/flow.test-support.ts';
import type { Input } from '../flow/inputs.ts';
import type { HallApi } from './hall-api.ts';
import { type HallLink, linkHall } from './hall-link.ts';

const info = { service: openService } as HallInfoReply;
const lost = err(localProblem('network_unreachable'));
let there: boolean;
let state: ReturnType<typeof signal<LiveState>>;
let sent: Input[];
let link: HallLink;
/** What the line tells of itself. */
let lineTells: (event: 'connect' | 'disconnect') => void;

function begin(): void {
  const api: Partial<HallApi> = {
    beat: async () => (there ? ok(null) : lost),
    // As the service worker does, it answers from its cache where the server is away.
    info: async () => ok(info),
    catalogue: async () => (there ? ok({ version: 1, themes: [], items: [] }) : lost),
  };
  const listeners: { readonly event: string; readonly hear: () => void }[] = [];
  lineTells = (event) => {
    for (const one of listeners) if (one.event === event) one.hear();
  };
  const on = (event: string, hear: () => void) => {
    listeners.push({ event, hear });
    return () => undefined;
  };
  const socket = { connected: false, on, ask: async () => null, close: () => undefined };
  const connection = { socket, state } as unknown as LiveConnection;
  link = linkHall(api as HallApi, connection, 'demo', (input) => sent.push(input));
}

beforeEach(() => {
  vi.useFakeTimers();
  there = true;
  state = signal<LiveState>('connecting');
  sent = [];
});
afterEach(() => {
  link.stop();
  vi.useRealTimers();
});

test('a hall that answers is reached, with its hours, even before the line is live', async () => {
  begin();
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual([{ type: 'server-found' }, { type: 'hall-told', service: openService }]);
});

test('three missed beats, 6 s, and the kiosk is sure that it is cut off; then it goes on trying', async () => {
  begin();
  await vi.advanceTimersByTimeAsync(0);
  there = false;
  sent.length = 0;
  await vi.advanceTimersByTimeAsync(5_999);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toEqual([{ type: 'server-lost' }]);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(sent).toHaveLength(1);
  there = true;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent.at(-1)).toEqual({ type: 'server-found' });
});

test('what comes from the page’s own cache is shown, but does not count as an open hall', async () => {
  there = false;
  begin();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(link.info.value).toBe(info);
  expect(sent).toEqual([{ type: 'server-lost' }]);
});

test('while the line is live nobody is asked again and again', async () => {
  begin();
  await vi.advanceTimersByTimeAsync(0);
  state.value = 'live';
  there = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).not.toContainEqual({ type: 'server-lost' });
});

test('a line that was closed is not waited for: the kiosk is sure after three beats, and found again when it opens', async () => {
  begin();
  await vi.advanceTimersByTimeAsync(0);
  state.value = 'live';
  await vi.advanceTimersByTimeAsync(2_000);
  sent.length = 0;
  there = false;
  lineTells('disconnect');
  await vi.advanceTimersByTimeAsync(6_000);
  expect(sent).toEqual([{ type: 'server-lost' }]);
  there = true;
  lineTells('connect');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent.at(-1)).toEqual({ type: 'server-found' });
});

test('the items are asked for until they are there', async () => {
  there = false;
  begin();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(link.catalogue.value).toBeNull();
  there = true;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(link.catalogue.value?.version).toBe(1);
});
