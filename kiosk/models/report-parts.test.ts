import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AgentStatus } from '../../protocol/agent.ts';
import { ok } from '../../protocol/result.ts';
import type { Agent } from './agent.ts';
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
    signal(false),
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

test('[B-17] [D-23] a clock that is off is told beside the parts, without an agent too, and that it is right again', () => {
  const bodies: unknown[] = [];
  const post = async <Value>(_path: string, body: unknown) => {
    bodies.push(body);
    return ok({} as Value);
  };
  const isOff = signal(false);
  const agent = signal<Pick<Agent, 'status'> | null>(null);
  const stop = reportParts(
    { post },
    () => agent.value,
    () => [],
    isOff,
    () => Date.now(),
  );
  const clock = { part: 'clock', state: 'clock-off' };
  isOff.value = true;
  expect(bodies.at(-1)).toEqual({ parts: [clock] });
  isOff.value = false;
  expect(bodies.at(-1)).toEqual({ parts: [] });
  const printer = { part: 'ticket-printer', state: 'ok', since: 0 } as const;
  agent.value = { status: signal<AgentStatus | null>({ version: '1', simulated: true, parts: [printer] }) };
  isOff.value = true;
  expect(bodies.at(-1)).toEqual({ parts: [clock, { part: 'ticket-printer', state: 'ok' }] });
  stop();
});
