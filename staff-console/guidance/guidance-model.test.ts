import { expect, test } from 'vitest';
import type { TicketReply } from '../../protocol/api.ts';
import type { HallId, HelpId, TicketId } from '../../protocol/ids.ts';
import { err, ok } from '../../protocol/result.ts';
import { readProblem } from '../../ui/client/client-problem.ts';
import { aTicket } from '../models/fixtures.test-support.ts';
import { createGuidanceModel } from './guidance-model.ts';

const issued: TicketReply = {
  id: 't1' as TicketId,
  number: 'Y001',
  lane: 'green',
  status: 'waiting',
  ahead: 0,
  estimate: null,
  issuedAt: 0,
  trackUrl: '/t/t1',
};

function aModel(over: Partial<Parameters<typeof createGuidanceModel>[0]['api']> = {}) {
  const sent: unknown[][] = [];
  const note =
    <Value>(value: Value) =>
    (...args: unknown[]) => {
      sent.push(args);
      return Promise.resolve(ok(value));
    };
  const model = createGuidanceModel({
    api: {
      issue: note(issued),
      moveTicket: note(null),
      acknowledge: () => Promise.resolve(err(readProblem(409, { code: 'help_already_acknowledged' }))),
      catalogue: () => Promise.resolve(ok({ version: 1, themes: [], items: [] })),
      ...over,
    },
    live: { hall: 'demo' as HallId, watch: () => () => Promise.resolve() },
    newKey: () => 'key',
  });
  return { model, sent };
}

test('[A-04] a ticket taken by staff carries the group and the reason that staff gives', async () => {
  const { model, sent } = aModel();
  model.open({ kind: 'issue' });
  await model.issue({ service: 1, grantedGroup: 'veteran', reason: '看过优待证' });
  expect(sent).toEqual([['demo', { service: 1, grantedGroup: 'veteran', reason: '看过优待证' }, 'key']]);
  expect(model.issued.value).toEqual(issued);
});

test('[B-14] moving a ticket names the version that was looked at', async () => {
  const { model, sent } = aModel();
  const ticket = aTicket({ number: 'A001', version: 7 });
  model.open({ kind: 'transfer', ticket });
  await model.transfer(ticket, { pool: 'common', reason: '本人要求' });
  expect(sent).toEqual([['demo', ticket.id, 'transfer', { pool: 'common', reason: '本人要求', version: 7 }, 'key']]);
  expect(model.dialog.value).toBeNull();
});

test('a refusal stays in the dialog until something else is opened', async () => {
  const refused = readProblem(409, { code: 'version_conflict' });
  const { model } = aModel({ moveTicket: () => Promise.resolve(err(refused)) });
  const ticket = aTicket({ number: 'A001' });
  model.open({ kind: 'cancel', ticket });
  await model.cancel(ticket, '重复取号');
  expect(model.dialog.value).toEqual({ kind: 'cancel', ticket });
  expect(model.problem.value?.code).toBe('version_conflict');
  model.open(null);
  expect(model.problem.value).toBeNull();
});

test('[A-06] a call for help that somebody else took is told', async () => {
  const { model } = aModel();
  await model.acknowledge('h1' as HelpId);
  expect(model.problem.value?.code).toBe('help_already_acknowledged');
});
