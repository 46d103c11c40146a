import { expect, test } from 'vitest';
import type { CardData } from '../../protocol/agent.ts';
import { err, ok } from '../../protocol/result.ts';
import { localProblem, readProblem } from '../../ui/client/client-problem.ts';
import type { Input } from '../flow/inputs.ts';
import { createCardSlot } from './card-slot.ts';
import { createCodeSlot } from './code-slot.ts';
import type { HallApi } from './hall-api.ts';
import { createScanListener } from './listen-to-scans.ts';
import { createScanRunner } from './run-scan-effect.ts';

const token = 'ESSC1.Zm9vYmFyLXRva2VuLW9m';
const holder: CardData = { medium: 'e-social-security-card', name: '测试甲', idNumber: '510499194403070022' };
const view = { id: '7kq2mxrtab3cdefg', number: 'A023', status: 'waiting', ahead: 2, estimate: null, service: null };

function setUp(api: Partial<HallApi>) {
  const sent: Input[] = [];
  const card = createCardSlot();
  const codes = createCodeSlot();
  const refused: unknown[] = [];
  const runner = createScanRunner({
    api: api as HallApi,
    card,
    codes,
    refuse: (request, problem) => refused.push([request, problem.code]),
  });
  return { sent, card, codes, refused, runner, send: (input: Input) => sent.push(input) };
}

test('[D-27] the code of an electronic card goes into the slot, and the flow hears only that there is one', () => {
  const { codes, sent, send } = setUp({});
  createScanListener(codes, send)({ kind: 'e-card', token });
  expect(sent).toEqual([{ type: 'code-scanned', code: { kind: 'e-card' } }]);
  expect(codes.take()).toBe(token);
  expect(codes.take()).toBeNull();
});

test('[D-10] its holder goes into the slot of cards, and a masked name into the flow', async () => {
  const { runner, codes, card, sent, send } = setUp({ readECard: async () => ok({ holder }) });
  codes.put(token);
  await runner.readECard({ type: 'read-e-card', request: 1 }, send);
  expect(card.read()).toEqual(holder);
  expect(sent).toEqual([
    { type: 'e-card-read', request: 1, person: { maskedName: '测**', medium: 'e-social-security-card' } },
  ]);
});

test('[D-10] a question without an answer is asked again with the same code', async () => {
  const asked: string[] = [];
  const { runner, codes, refused, send } = setUp({
    readECard: async (given) => {
      asked.push(given);
      return err(localProblem('no_answer_in_time'));
    },
  });
  codes.put(token);
  await runner.readECard({ type: 'read-e-card', request: 1 }, send);
  await runner.readECard({ type: 'read-e-card', request: 1 }, send);
  expect(asked).toEqual([token, token]);
  expect(refused).toHaveLength(2);
});

test('[D-27] wiped while it is asked about: the answer fills no slot and tells nobody', async () => {
  let answer: (value: unknown) => void = () => undefined;
  const { runner, codes, card, sent, send } = setUp({
    readECard: () => new Promise((resolve) => (answer = resolve as never)),
  });
  codes.put(token);
  const reading = runner.readECard({ type: 'read-e-card', request: 1 }, send);
  runner.forget();
  answer(ok({ holder }));
  await reading;
  expect(card.read()).toBeNull();
  expect(sent).toEqual([]);
});

test('[D-10] a ticket is shown with its place in line; one that has ended is said, an unknown one refused', async () => {
  const waiting = setUp({ ticket: async () => ok(view as never) });
  await waiting.runner.openTicket({ type: 'open-ticket', request: 1, ticket: view.id }, waiting.send);
  expect(waiting.sent).toMatchObject([
    { type: 'tickets-found', request: 1, tickets: [{ number: 'A023', ahead: 2, trackUrl: '/t/7kq2mxrtab3cdefg' }] },
  ]);
  const over = setUp({ ticket: async () => ok({ ...view, status: 'done' } as never) });
  await over.runner.openTicket({ type: 'open-ticket', request: 1, ticket: view.id }, over.send);
  expect(over.sent).toEqual([{ type: 'code-answered', request: 1, answer: 'ticket-ended' }]);
  const problem = readProblem(404, { code: 'unknown_ticket', detail: '' });
  const unknown = setUp({ ticket: async () => err(problem) });
  await unknown.runner.openTicket({ type: 'open-ticket', request: 1, ticket: view.id }, unknown.send);
  expect(unknown.refused).toEqual([[1, 'unknown_ticket']]);
});
