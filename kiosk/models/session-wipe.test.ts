import { signal } from '@preact/signals';
import { afterEach, expect, test, vi } from 'vitest';
import type { AgentStatus, DevicePartName, PrintTicketReply } from '../../protocol/agent.ts';
import type { TicketId } from '../../protocol/ids.ts';
import { ok } from '../../protocol/result.ts';
import type { Input } from '../flow/inputs.ts';
import type { Agent } from './agent.ts';
import type { HallApi } from './hall-api.ts';
import { printTicket } from './print-ticket.ts';
import { reportedParts } from './report-parts.ts';
import { createSessionWipe } from './session-wipe.ts';
import { watchPower } from './watch-power.ts';

const status: AgentStatus = {
  version: '1',
  simulated: true,
  parts: [
    { part: 'document-printer', state: 'ok', since: 0 },
    { part: 'power', state: 'ok', since: 0 },
  ],
};

async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

test('[D-27] parts that may still hold something are faults of the device, until they hold nothing', async () => {
  const left = status.parts.map((part) => ({ ...part, unwiped: true as const }));
  expect(reportedParts({ ...status, parts: left })[0]).toEqual({ part: 'document-printer', state: 'fault' });
  expect(reportedParts(status)[0]).toEqual({ part: 'document-printer', state: 'ok' });
});

test('[D-27] an agent that does not answer a wipe is a fault of the device, until it answers a later one', async () => {
  let answer: readonly DevicePartName[] | null = null;
  const sessions = createSessionWipe(() => ({ wipeSession: async () => answer }));
  sessions.wipe();
  await settled();
  expect(reportedParts(status, sessions.failed.value)[0]).toEqual({ part: 'agent', state: 'fault' });
  answer = [];
  sessions.wipe();
  await settled();
  expect(reportedParts(status, sessions.failed.value)).toEqual(reportedParts(status));
  expect(sessions.answered.value).toBe(2);
});

test('[D-27] an answer to an older wipe says nothing of the newer one; a kiosk without agent has no fault', async () => {
  const answers: ((failed: readonly DevicePartName[] | null) => void)[] = [];
  const sessions = createSessionWipe(() => ({
    wipeSession: () => new Promise((resolve) => answers.push(resolve)),
  }));
  sessions.wipe();
  sessions.wipe();
  answers[1]?.([]);
  answers[0]?.(null);
  await settled();
  expect(sessions.failed.value).toEqual([]);
  const alone = createSessionWipe(() => null);
  alone.wipe();
  await settled();
  expect(alone.failed.value).toEqual([]);
});

test('[D-27] a ticket whose visitor has gone meanwhile is not printed for the next one', async () => {
  const print = vi.fn(async (): Promise<PrintTicketReply> => ({ outcome: 'printed' }));
  const reportPrint = vi.fn(async () => ok({}));
  const sessions = createSessionWipe(() => null);
  const mine = sessions.visit();
  const api = {
    async beginPrint() {
      // The visitor goes while the server lays the slip out.
      sessions.wipe();
      return ok({ print: 'print-1', slip: { area: { zh: '一楼', en: 'Ground floor' } } });
    },
    reportPrint,
  } as unknown as HallApi;
  const sent: Input[] = [];
  const send = (input: Input) => void sent.push(input);
  const isHere = () => sessions.visit() === mine;
  await printTicket(api, { print } as unknown as Agent, 'ticket-1' as TicketId, 'zh', send, isHere);
  expect(print).not.toHaveBeenCalled();
  expect(reportPrint).toHaveBeenCalledWith('ticket-1', 'print-1', 'failed', null);
  expect(sent).toEqual([]);
});

test('[D-13] the PC is told when a visitor begins and ends, once each, and anew when the agent comes back', () => {
  const inSession = signal(false);
  const told: boolean[] = [];
  const known = signal<AgentStatus | null>(null);
  const stop = watchPower({
    inSession: () => inSession.value,
    status: known,
    wiped: signal(0),
    agent: () => ({
      tellInSession: async (now) => {
        told.push(now);
        return true;
      },
    }),
  });
  known.value = status;
  inSession.value = true;
  known.value = { ...status };
  known.value = null;
  known.value = status;
  inSession.value = false;
  expect(told).toEqual([false, true, true, false]);
  known.value = { ...status, parts: status.parts.map((part) => ({ ...part, fitted: false })) };
  inSession.value = true;
  expect(told).toHaveLength(4);
  stop();
});

afterEach(() => {
  vi.useRealTimers();
});

test('[D-12] elder words, back to the first page, and on: the wipe between does not let the PC go off under the hands', async () => {
  const told: boolean[] = [];
  const agent = {
    wipeSession: async () => {
      // To the agent the visit has ended.
      told.push(false);
      return [];
    },
    tellInSession: async (now: boolean) => {
      told.push(now);
      return true;
    },
  };
  const sessions = createSessionWipe(() => agent);
  // The words stay large on the first page, so for the kiosk the visit goes on.
  const stop = watchPower({
    inSession: () => true,
    status: signal(status),
    agent: () => agent,
    wiped: sessions.answered,
  });
  sessions.wipe();
  await settled();
  expect(told).toEqual([true, false, true]);
  stop();
});

test('[D-12] an agent that did not hear is told again, with what is true then', async () => {
  vi.useFakeTimers();
  const inSession = signal(true);
  const told: boolean[] = [];
  const answers = [false, false, true];
  const stop = watchPower({
    inSession: () => inSession.value,
    status: signal(status),
    wiped: signal(0),
    agent: () => ({
      tellInSession: async (now) => {
        told.push(now);
        return answers.shift() ?? true;
      },
    }),
  });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual([true, true]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual([true, true, true]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toHaveLength(3);
  answers.unshift(false);
  inSession.value = false;
  inSession.value = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told.at(-1)).toBe(true);
  stop();
});
