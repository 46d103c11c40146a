import { expect, test, vi } from 'vitest';
import type { CardData } from '../../protocol/agent.ts';
import type { IssueTicketBody } from '../../protocol/api.ts';
import { err, ok } from '../../protocol/result.ts';
import { localProblem, readProblem } from '../../ui/client/client-problem.ts';
import { sampleTicket } from '../flow/flow.test-support.ts';
import type { Input } from '../flow/inputs.ts';
import type { Effect } from '../flow/outcome.ts';
import { defaultSettings } from '../flow/state.ts';
import type { Agent } from './agent.ts';
import { createCardSlot } from './card-slot.ts';
import { createCodeSlot } from './code-slot.ts';
import type { HallApi } from './hall-api.ts';
import { createEffectRunner } from './run-effect.ts';

const card: CardData = { medium: 'resident-id-card', name: '测试甲', idNumber: '510499194403070022' };
const reply = { ...sampleTicket('A001'), lane: 'general' as const, issuedAt: 0 };
const slip = { area: { zh: '一楼', en: 'Ground floor' } };

function setUp(api: Partial<HallApi>, agent: Partial<Agent> | null = null) {
  const sent: Input[] = [];
  const slot = createCardSlot();
  const onWipe = vi.fn();
  const run = createEffectRunner({
    api: api as HallApi,
    agent: () => agent as Agent | null,
    card: slot,
    codes: createCodeSlot(),
    settings: () => defaultSettings,
    serviceName: () => null,
    takesBookings: () => api.findBookings !== undefined,
    visit: () => 0,
    onWipe,
  });
  return { sent, slot, onWipe, run: (effect: Effect) => run(effect, (input) => sent.push(input)) };
}

const issue: Effect = {
  type: 'issue',
  request: 1,
  wish: { kind: 'item', no: 33 },
  group: 'veteran',
  matters: 3,
  withCard: true,
  lowCounter: true,
};

test('[B-01] the command says what was chosen, with the card from its slot', async () => {
  const bodies: IssueTicketBody[] = [];
  const { run, slot, sent } = setUp({
    issue: async (body) => {
      bodies.push(body);
      return ok(reply);
    },
  });
  slot.put(card);
  run(issue);
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(bodies).toEqual([
    { language: 'zh', service: 33, holder: card, claimedGroup: 'veteran', matters: 3, flags: ['low-counter'] },
  ]);
  expect(sent[0]).toMatchObject({ type: 'ticket-issued', request: 1, ticket: { number: 'A001' } });
});

test('[B-01] tried again it is the same command under the same key; the next command has another key', async () => {
  const keys: string[] = [];
  const { run, sent } = setUp({
    issue: async (_body, key) => {
      keys.push(key);
      return err(localProblem('network_unreachable'));
    },
  });
  run(issue);
  await vi.waitFor(() => expect(sent).toEqual([{ type: 'request-unanswered', request: 1 }]));
  run(issue);
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  run({ ...issue, request: 2 });
  await vi.waitFor(() => expect(sent).toHaveLength(3));
  expect(keys[0]).toBe(keys[1]);
  expect(keys[2]).not.toBe(keys[1]);
});

test('[B-12] the refusal of a second ticket carries the first', async () => {
  const problem = readProblem(409, { code: 'ticket_already_active', ticket: reply });
  const { run, sent } = setUp({ issue: async () => err(problem) });
  run(issue);
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ type: 'request-refused', code: 'ticket_already_active', ticket: { number: 'A001' } });
});

test('[B-11] [D-07] a print that fails is reported with its cause; the flow hears it', async () => {
  const reported: unknown[] = [];
  const { run, sent } = setUp(
    {
      beginPrint: async () => ok({ print: 'p1', slip } as never),
      reportPrint: async (...args) => {
        reported.push(args);
        return ok(null);
      },
    },
    { print: async () => ({ outcome: 'failed', state: 'paper-out' }) },
  );
  run({ type: 'print', ticket: reply.id });
  await vi.waitFor(() => expect(reported).toEqual([[reply.id, 'p1', 'failed', 'paper-out']]));
  expect(sent).toEqual([
    { type: 'print-began', ticket: reply.id, area: slip.area },
    { type: 'print-ended', ticket: reply.id, print: { state: 'failed', cause: 'paper-out' } },
  ]);
});

test('[D-07] whose print fails is told of the kiosk that the server names, and of none where it names none', async () => {
  const endOf = async (elsewhere: string | null) => {
    const { run, sent } = setUp(
      { beginPrint: async () => ok({ print: 'p1', slip, elsewhere } as never), reportPrint: async () => ok(null) },
      { print: async () => ({ outcome: 'failed', state: 'offline' }) },
    );
    run({ type: 'print', ticket: reply.id });
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    return sent[1];
  };
  const failed = { state: 'failed', cause: 'offline' };
  expect(await endOf('2 号机')).toMatchObject({ print: { ...failed, elsewhere: '2 号机' } });
  expect(await endOf(null)).toEqual({ type: 'print-ended', ticket: reply.id, print: failed });
});

test('without a printer the number is to be remembered, and the server knows', async () => {
  const reported: unknown[] = [];
  const { run, sent } = setUp({
    beginPrint: async () => ok({ print: 'p1', slip } as never),
    reportPrint: async (...args) => {
      reported.push(args);
      return ok(null);
    },
  });
  run({ type: 'print', ticket: reply.id });
  await vi.waitFor(() => expect(reported).toEqual([[reply.id, 'p1', 'failed', 'absent']]));
  expect(sent.at(-1)).toMatchObject({ print: { state: 'no-printer' } });
});

test('[D-27] a wipe empties the slot and calls everybody who holds something', () => {
  const { run, slot, onWipe } = setUp({});
  slot.put(card);
  run({ type: 'wipe' });
  expect(slot.read()).toBeNull();
  expect(onWipe).toHaveBeenCalledOnce();
});

test('[D-27] after a wipe the command that was tried is forgotten: its number makes a new one without the card', async () => {
  const bodies: IssueTicketBody[] = [];
  const { run, slot, sent } = setUp({
    issue: async (body) => {
      bodies.push(body);
      return err(localProblem('no_answer_in_time'));
    },
  });
  slot.put(card);
  run(issue);
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  run({ type: 'wipe' });
  run(issue);
  await vi.waitFor(() => expect(bodies).toHaveLength(2));
  expect(bodies[1]).not.toHaveProperty('holder');
});

test('[A-06] help that nobody answers is told as failed', async () => {
  const { run, sent } = setUp({ callHelp: async () => err(localProblem('no_answer_in_time')) });
  run({ type: 'call-help', screen: 'confirm' });
  await vi.waitFor(() => expect(sent).toEqual([{ type: 'help-refused' }]));
});
