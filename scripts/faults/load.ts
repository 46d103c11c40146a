import type { Answer, Caller } from '../support/caller.ts';

/** What the server has promised to somebody: it may never be gone. */
export interface Acknowledged {
  readonly tickets: { readonly id: string; readonly number: string }[];
  readonly calls: { readonly id: string; readonly window: string }[];
}

/** A command whose answer never came: it is asked again with the same key. */
export interface Unanswered {
  readonly caller: Caller;
  readonly path: string;
  readonly body: object;
  readonly key: string;
}

const takersAtOnce = 12;

/** People who take tickets and tellers who call, all at once and as quickly as they are answered, until the plug is pulled. */
export async function loadUntilCut(
  kiosk: Caller,
  tellers: ReadonlyMap<string, Caller>,
  run: string,
  acknowledged: Acknowledged,
): Promise<readonly Unanswered[]> {
  const unanswered: Unanswered[] = [];
  let count = 0;
  async function ask(caller: Caller, path: string, body: object): Promise<Answer | undefined> {
    count += 1;
    const key = `${run}-${count}`;
    const answer = await caller.post(path, body, key).catch(() => undefined);
    if (answer === undefined) unanswered.push({ caller, path, body, key });
    else record(path, answer, acknowledged);
    return answer;
  }
  async function takeTickets(taker: number): Promise<void> {
    const service = 1 + (taker % 64);
    while ((await ask(kiosk, '/halls/demo/tickets', { service })) !== undefined);
  }
  async function serve(window: string, teller: Caller): Promise<void> {
    const act = (action: string) => ask(teller, `/halls/demo/windows/${window}/${action}`, {});
    for (;;) {
      for (const action of ['call-next', 'start', 'finish']) if ((await act(action)) === undefined) return;
    }
  }
  const takers = Array.from({ length: takersAtOnce }, (_, taker) => takeTickets(taker));
  await Promise.all([...takers, ...[...tellers].map(([window, teller]) => serve(window, teller))]);
  return unanswered;
}

/** Asks again what was not answered: a command that was durable answers as it would have, the others are done now. */
export async function askAgain(unanswered: readonly Unanswered[], acknowledged: Acknowledged): Promise<void> {
  for (const { caller, path, body, key } of unanswered) record(path, await caller.post(path, body, key), acknowledged);
}

function record(path: string, answer: Answer, acknowledged: Acknowledged): void {
  if (answer.status >= 500) throw new Error(`${path} answered ${answer.status}`);
  if (answer.status >= 400) return;
  if (path.endsWith('/tickets')) {
    acknowledged.tickets.push({ id: String(answer.body.id), number: String(answer.body.number) });
  } else if (path.endsWith('/call-next')) {
    const ticket = answer.body.ticket as { readonly id: string } | null;
    if (ticket !== null) acknowledged.calls.push({ id: ticket.id, window: path });
  }
}
