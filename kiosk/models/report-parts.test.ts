import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AgentStatus } from '../../protocol/agent.ts';
import { ok } from '../../protocol/result.ts';
import { reportParts } from './report-parts.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('[D-23] a change is told at once, an agent that is gone too, but not one that has had no time to answer', () => {
  const bodies: unknown[] = [];
  const status = signal<AgentStatus | null>(null);
  const post = async <Value>(_path: string, body: unknown) => {
    bodies.push(body);
    return ok({} as Value);
  };
  const stop = reportParts(
    { post },
    () => ({ status }),
    () => [],
    () => Date.now(),
  );
  expect(bodies).toEqual([{}]);
  const told = (state: 'ok' | 'paper-out'): AgentStatus => ({
    version: '1',
    simulated: true,
    parts: [{ part: 'ticket-printer', state, since: 0 }],
  });
  status.value = told('ok');
  status.value = { ...told('ok') };
  expect(bodies).toHaveLength(2);
  status.value = told('paper-out');
  expect(bodies.at(-1)).toEqual({ parts: [{ part: 'ticket-printer', state: 'paper-out' }] });
  vi.advanceTimersByTime(20_000);
  expect(bodies).toHaveLength(4);
  status.value = null;
  expect(bodies.at(-1)).toEqual({ parts: [{ part: 'agent', state: 'offline' }] });
  stop();
  status.value = told('ok');
  vi.advanceTimersByTime(60_000);
  expect(bodies).toHaveLength(5);
});
