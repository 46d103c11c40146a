import { afterEach, expect, test } from 'vitest';
import type { TicketReply } from '../../protocol/api.ts';
import type { BoardView, TicketView } from '../../protocol/views.ts';
import { createClient, pair, signIn } from '../support/client.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

const dayMs = 24 * 3_600_000;

let app: StartedApp;
afterEach(() => app.stop());

test.each([1, 3])(
  '[B-23] a server that was off for %i midnights shows nobody the queue of the day before',
  async (nights) => {
    app = await startApp();
    const kiosk = await pair(app, await signIn(app, 'admin'), 'kiosk');
    const ticket = (await kiosk.post<TicketReply>('/halls/demo/tickets')).body;
    const teller = await signIn(app, 'teller1');
    await teller.post('/halls/demo/windows/1/open');
    expect((await teller.post('/halls/demo/windows/1/call-next')).status).toBe(200);
    app.clock.set(app.clock.now() + nights * dayMs);
    app = await app.restart();
    const anybody = createClient(app);
    expect((await anybody.get<BoardView>('/halls/demo/board')).body).toMatchObject({
      day: new Date(app.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10),
      current: null,
      recent: [],
    });
    expect((await anybody.get<TicketView>(`/tickets/${ticket.id}`)).body.status).toBe('expired');
  },
);
