import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BeginPrintReply, FindTicketsReply, TicketDetailReply, TicketReply } from '../../protocol/api.ts';
import { type Client, createClient, type Device, pair, signIn } from '../support/client.ts';
import { connect, followBoard, followQueue, followTicket } from '../support/follow.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

const holder = { medium: 'resident-id-card', name: '欧阳试样', idNumber: '510499195001010021' };
/** Name and number in the ways in which they might have been written down. */
const traces = [
  holder.name,
  holder.idNumber,
  holder.idNumber.slice(6, 14),
  encodeURIComponent(holder.name),
  JSON.stringify(holder.name).slice(1, -1),
  Buffer.from(holder.name).toString('base64'),
  Buffer.from(holder.idNumber).toString('base64'),
  Buffer.from(holder.name, 'utf16le').toString('latin1'),
];

let app: StartedApp;
let kiosk: Device;
let guide: Client;
let teller: Client;
beforeAll(async () => {
  app = await startApp();
  const admin = await signIn(app, 'admin');
  kiosk = await pair(app, admin, 'kiosk');
  guide = await signIn(app, 'guide1');
  teller = await signIn(app, 'teller1');
});
afterAll(() => app.stop());

test('[Q-08] [E-09] after a visit with a card neither ledger, nor log, nor any view tells who it was', async () => {
  const told: string[] = [];
  const desk = await connect(app, { headers: guide.headers });
  const queue = await followQueue(desk);
  const hall = await connect(app, { auth: { token: (await pair(app, await signIn(app, 'admin'), 'board')).token } });
  const board = await followBoard(hall);

  const taken = await kiosk.post<TicketReply>('/halls/demo/tickets', { service: 6, holder });
  const { id } = taken.body;
  expect(taken.body.number).toMatch(/^Y/);
  const phone = await connect(app);
  const page = await followTicket(phone, id);
  const found = await kiosk.post<FindTicketsReply>('/halls/demo/tickets/find', { holder });
  expect(found.body.tickets.map((ticket) => ticket.id)).toEqual([id]);
  const print = await kiosk.post<BeginPrintReply>(`/halls/demo/tickets/${id}/prints`, {});
  const refused = await kiosk.post('/halls/demo/tickets', { service: 6, holder });
  expect(refused.body.code).toBe('ticket_already_active');
  for (const step of ['open', 'call-next', 'start', 'finish']) {
    told.push((await teller.post(`/halls/demo/windows/1/${step}`)).text);
  }
  await page.until((view) => view.status === 'done');
  await queue.until((view) => view.today.finished === 1);
  told.push(taken.text, found.text, print.text, refused.text, (await guide.get('/halls/demo/queue')).text);
  told.push(JSON.stringify([page.view, queue.view, board.view, board.announcements]), app.log.join('\n'));
  for (const path of ['/metrics', '/readyz', '/api/v1/halls/demo/board', `/api/v1/tickets/${id}`]) {
    told.push((await createClient(app).send('GET', path)).text);
  }
  for (const socket of [desk, hall, phone]) socket.close();
  for (const text of told) expectNoTrace(text, 'what was told');

  app = await app.restart();
  const files = readdirSync(app.dataDir).filter((name) => !name.startsWith('server.lock'));
  expect(files).toEqual(expect.arrayContaining(['ledger.db', 'vault.db']));
  for (const name of files) {
    const bytes = readFileSync(join(app.dataDir, name));
    expectNoTrace(bytes.toString('utf8'), name);
    expectNoTrace(bytes.toString('latin1'), name);
  }
  const { ledger } = app.server.context;
  const events = await ledger.read('hall/demo', 0);
  expect(events.some((event) => event.type === 'TicketIssued' && JSON.stringify(event.data).includes(id))).toBe(true);
  expectNoTrace(JSON.stringify(events), 'the events');
  expectNoTrace((await ledger.loadSnapshot('hall/demo'))?.state ?? '', 'the snapshot');
});

test('[E-09] staff who look see the person masked, and a teller only the own visitors', async () => {
  const [mine, theirs] = [createClient(app, teller.headers), createClient(app, guide.headers)];
  const other = { ...holder, idNumber: '51049919500101003X' };
  const { id } = (await createClient(app, kiosk.headers).post<TicketReply>('/halls/demo/tickets', { holder: other }))
    .body;
  const seen = await theirs.get<TicketDetailReply>(`/halls/demo/tickets/${id}`);
  expect(seen.body).toMatchObject({ holderName: '欧**样', holderNumber: '5104**********003X' });
  expectNoTrace(seen.text, 'what staff see');
  expect((await mine.get(`/halls/demo/tickets/${id}`)).body.code).toBe('not_your_window');
  await mine.post('/halls/demo/windows/1/call-next');
  expect((await mine.get<TicketDetailReply>(`/halls/demo/tickets/${id}`)).body.holderName).toBe('欧**样');
  await mine.post('/halls/demo/windows/1/start');
  await mine.post('/halls/demo/windows/1/finish');
});

test('[Q-08] the log knows routes, never what stood in them, not even at its most talkative', async () => {
  const client = createClient(app, kiosk.headers);
  const { id } = (await client.post<TicketReply>('/halls/demo/tickets')).body;
  for (const path of [`/api/v1/tickets/${id}`, `/t/${id}`, `/api/v1/nosuch/${id}`, `/api/v1/tickets/${id}/%ff`]) {
    await client.send('GET', path);
  }
  const routes = app.log.flatMap((line) => JSON.parse(line).route ?? []);
  expect(routes).toContain('/api/v1/tickets/:ticket');
  expect(app.log.join('\n')).not.toContain(id);
  expect(app.log.join('\n')).not.toContain(kiosk.token);
  expect(app.log.join('\n')).not.toContain(guide.headers.cookie?.split('=')[1] ?? 'none');
});

test('[Q-08] nobody can try numbers against what the ledger keeps of a body: it is digested under the key of the vault', async () => {
  const body = { service: 9, holder: { ...holder, idNumber: '510499195001010064' } };
  const { id } = (await createClient(app, kiosk.headers).post<TicketReply>('/halls/demo/tickets', body)).body;
  const events = await app.server.context.ledger.read('hall/demo', 0);
  const issued = events.find((event) => (event.data as { ticket?: string }).ticket === id);
  const text = JSON.stringify(body);
  expect(issued?.fingerprint).toBe(app.server.context.vault.digest(text));
  const guesses = (['base64url', 'base64', 'hex'] as const).map((as) => createHash('sha256').update(text).digest(as));
  expect(guesses).not.toContain(issued?.fingerprint);
});

function expectNoTrace(text: string, where: string): void {
  for (const trace of traces) expect(text.includes(trace), `${trace} in ${where}`).toBe(false);
}
