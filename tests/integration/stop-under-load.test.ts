import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { TicketReply } from '../../protocol/api.ts';
import type { HallId } from '../../protocol/ids.ts';
import { type Device, pair, signIn } from '../support/client.ts';
import { connect, within } from '../support/follow.ts';
import { startApp } from '../support/start-app.ts';

const takersAtOnce = 8;
/** Connections that clients keep open for later would hold it up for more than a minute. */
const limitMs = 4000;

test('[B-19] a server that is told to stop while tickets are taken ends at once, and keeps what it answered', async () => {
  const app = await startApp();
  const kiosk = await pair(app, await signIn(app, 'admin'), 'kiosk');
  const board = await connect(app, { auth: { token: kiosk.token } });
  const answered: string[] = [];
  let takers: Promise<void>[] = [];
  await within(
    'people take tickets',
    (done) => {
      const note = (number: string) => answered.push(number) === 2 * takersAtOnce && done();
      takers = Array.from({ length: takersAtOnce }, () => takeUntilCut(kiosk, note));
    },
    15_000,
  );

  const closing = app.server.close();
  expect(await Promise.race([closing.then(() => 'closed'), sleep(limitMs, 'still open')])).toBe('closed');
  await Promise.all(takers);
  board.close();
  const again = await startApp({ dataDir: app.dataDir });
  const known = again.server.context.halls.get('demo' as HallId)?.writer.durable.queue.tickets;
  const numbers = new Set([...(known?.values() ?? [])].map(({ number }) => number));
  expect(answered.filter((number) => !numbers.has(number))).toEqual([]);
  expect(new Set(answered).size).toBe(answered.length);
  await again.server.close();
  rmSync(app.dataDir, { recursive: true });
}, 30_000);

/** Takes one ticket after the other until the server does not answer any more. */
async function takeUntilCut(kiosk: Device, note: (number: string) => void): Promise<void> {
  for (;;) {
    const answer = await kiosk.post<TicketReply>('/halls/demo/tickets').catch(() => null);
    if (answer?.status !== 201) return;
    note(answer.body.number);
  }
}
