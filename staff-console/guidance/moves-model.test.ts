import { expect, test } from 'vitest';
import type { HallId, ReassignmentId } from '../../protocol/ids.ts';
import type { ReassignPreviewReply, ReassignReply } from '../../protocol/reassign-api.ts';
import { err, ok } from '../../protocol/result.ts';
import { readProblem } from '../../ui/client/client-problem.ts';
import { aTicket, aWindow } from '../models/fixtures.test-support.ts';
import { createMovesModel } from './moves-model.ts';

const tickets = [aTicket({ number: 'A001', version: 3 }), aTicket({ number: 'A002', version: 2 })];
const common = { kind: 'pool', pool: 'common' } as const;
const toWindow = { kind: 'window', window: aWindow() } as const;
const effect: ReassignPreviewReply = { moves: [], left: [] };
const reply: ReassignReply = {
  reassignment: 'm1' as ReassignmentId,
  moved: tickets.map((one) => one.id),
  left: [],
  undoUntil: 1,
};

function aModel(over: Partial<Parameters<typeof createMovesModel>[0]['api']> = {}) {
  const sent: unknown[][] = [];
  const moves = createMovesModel({
    api: {
      previewMove: () => Promise.resolve(ok(effect)),
      moveTickets: (...args) => {
        sent.push(args);
        return Promise.resolve(ok(reply));
      },
      undoMove: () => Promise.resolve(ok(null)),
      ...over,
    },
    live: { hall: 'demo' as HallId, watch: () => () => Promise.resolve() },
    newKey: () => 'key',
  });
  return { moves, sent };
}

test('[B-15] nothing is sent before a target was chosen; then each ticket goes with its version and the reason', async () => {
  const { moves, sent } = aModel();
  moves.startSelecting();
  moves.select(new Set(tickets.map((one) => one.id)));
  moves.plan(tickets, null);
  await moves.confirm('分流');
  expect(sent).toEqual([]);
  await moves.aim(common);
  expect(moves.preview.value).toEqual({ kind: 'ready', effect });
  await moves.confirm('分流');
  const named = tickets.map(({ id, version }) => ({ ticket: id, version }));
  expect(sent).toEqual([['demo', { tickets: named, pool: 'common', reason: '分流' }, 'key']]);
  expect(moves.outcome.value).toEqual({ kind: 'moved', reply });
  expect([moves.planned.value, moves.selecting.value, moves.selection.value.size]).toEqual([null, false, 0]);
});

test('[B-15] the effect that is shown is that of the target chosen last', async () => {
  let answer: () => void = () => undefined;
  const late = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const { moves } = aModel({
    previewMove: async (_hall, body) => {
      if (body.window !== undefined) await late;
      return ok({ moves: [], left: [], target: body.window ?? body.pool } as ReassignPreviewReply);
    },
  });
  moves.plan(tickets, null);
  const first = moves.aim(toWindow);
  await moves.aim(common);
  answer();
  await first;
  expect(moves.preview.value).toMatchObject({ kind: 'ready', effect: { target: 'common' } });
});

test('[B-15] a refused target shows its reason and no effect', async () => {
  const closed = readProblem(409, { code: 'transfer_target_closed' });
  const { moves } = aModel({ previewMove: () => Promise.resolve(err(closed)) });
  moves.plan(tickets, null);
  await moves.aim(toWindow);
  expect(moves.problem.value?.code).toBe('transfer_target_closed');
  expect(moves.preview.value).toEqual({ kind: 'none' });
  moves.leave();
  expect([moves.planned.value, moves.problem.value]).toEqual([null, null]);
});

test('[B-15] a move is taken back once; a refusal is told and the move stays shown', async () => {
  const { moves } = aModel();
  moves.plan(tickets, null);
  await moves.aim(common);
  await moves.confirm('分流');
  await moves.undo();
  expect(moves.outcome.value).toEqual({ kind: 'undone', count: 2 });
  const refused = aModel({
    undoMove: () => Promise.resolve(err(readProblem(409, { code: 'undo_not_possible' }))),
  }).moves;
  refused.plan(tickets, null);
  await refused.aim(common);
  await refused.confirm('分流');
  await refused.undo();
  expect(refused.problem.value?.code).toBe('undo_not_possible');
  expect(refused.outcome.value).toEqual({ kind: 'moved', reply });
});

test('[B-15] who comes second to all of the tickets sees of each why it stays', async () => {
  const stays: ReassignPreviewReply = {
    moves: [],
    left: [{ ticket: tickets[0]?.id as never, number: 'A001', code: 'version_conflict', detail: { zh: '', en: '' } }],
  };
  const looks = [effect, stays];
  const { moves } = aModel({
    previewMove: () => Promise.resolve(ok(looks.shift() ?? effect)),
    moveTickets: () => Promise.resolve(err(readProblem(409, { code: 'nothing_to_move' }))),
  });
  moves.plan(tickets, null);
  await moves.aim(common);
  await moves.confirm('分流');
  expect(moves.problem.value?.code).toBe('nothing_to_move');
  expect(moves.preview.value).toEqual({ kind: 'ready', effect: stays });
});
