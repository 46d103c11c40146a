import { computed, type Signal, signal } from '@preact/signals';
import { expect, onTestFinished, test } from 'vitest';
import type { HallId } from '../../protocol/ids.ts';
import type { Problem } from '../../protocol/problems.ts';
import { err, ok } from '../../protocol/result.ts';
import type { StaffQueueView, StaffTicket } from '../../protocol/views.ts';
import { aQueue, aTicket, aWindow, nowMs } from '../models/fixtures.test-support.ts';
import { createTellerModel } from './teller-model.ts';

const first = aTicket({ number: 'A001', status: 'serving' });
const second = aTicket({ number: 'A002', status: 'serving' });
const noAnswer: Problem = { type: 'x', title: 'x', status: 0, code: 'no_answer_in_time', detail: 'x' };

/** The hall with this ticket at window 3. */
function hallWith(ticket: StaffTicket | null): StaffQueueView {
  const window = aWindow({ ticket: ticket?.id ?? null, status: ticket === null ? 'ready' : 'serving' });
  return aQueue({ windows: [window], tickets: ticket === null ? [] : [ticket] });
}

/** A terminal at window 3 whose commands get this refusal, and the keys that they went out with. */
function aTerminal(queue: Signal<StaffQueueView>, refusal: Problem) {
  const sent: { readonly command: string; readonly body: object; readonly key: string }[] = [];
  const model = createTellerModel({
    api: {
      window: (_hall, _window, command, body, key) => {
        sent.push({ command, body, key });
        return Promise.resolve(err(refusal));
      },
      moveTicket: () => Promise.resolve(ok(null)),
      ticket: () => Promise.resolve(err(noAnswer)),
    },
    live: {
      hall: 'demo' as HallId,
      connected: signal(true),
      now: signal(nowMs),
      watch: () => () => Promise.resolve(),
    },
    queue,
    window: computed(() => queue.value.windows[0] ?? aWindow()),
    newKey: () => `key-${sent.length + 1}`,
  });
  onTestFinished(() => model.stop());
  return { model, sent };
}

test('[B-14] a step whose answer was lost keeps its key when the screen shows that it was done', async () => {
  const queue = signal(hallWith(first));
  const { model, sent } = aTerminal(queue, noAnswer);
  const body = { reason: '等待材料', current: first.id };
  await model.send('hold', body);
  queue.value = hallWith(null);
  await model.send('hold', body);
  queue.value = hallWith(second);
  await model.send('hold', { ...body, current: second.id });
  expect(sent.map(({ key }) => key)).toEqual(['key-1', 'key-1', 'key-3']);
});

test('[B-14] a dialog is about the ticket that it was opened for, and stays open when another is there', async () => {
  const queue = signal(hallWith(first));
  const refusal = { ...noAnswer, status: 409, code: 'ticket_changed', ticket: { id: second.id, number: 'A002' } };
  const { model } = aTerminal(queue, refusal);
  await model.press('hold');
  queue.value = hallWith(second);
  expect(model.dialog.value).toMatchObject({ kind: 'hold', ticket: { id: first.id } });
  await model.send('hold', { reason: '等待材料', current: first.id });
  expect(model.dialog.value).toMatchObject({ kind: 'hold', ticket: { id: first.id } });
  expect(model.notice.value).toMatchObject({ kind: 'refused', problem: refusal });
});
