import { connect as connectTcp } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TicketReply } from '../../protocol/api.ts';
import type { HallConfig } from '../../protocol/hall-config.ts';
import { problemKinds } from '../../protocol/problem-kinds.ts';
import type { Problem } from '../../protocol/problems.ts';
import { type Answer, type Client, createClient, type Device, pair, signIn } from '../support/client.ts';
import { within } from '../support/follow.ts';
import { type StartedApp, startApp } from '../support/start-app.ts';

const tickets = '/api/v1/halls/demo/tickets';
const person = { medium: 'resident-id-card', name: '赵六', idNumber: '510499199001010011' };

let app: StartedApp;
let kiosk: Device;
let manager: Client;
beforeAll(async () => {
  app = await startApp();
  kiosk = await pair(app, await signIn(app, 'admin'), 'kiosk');
  manager = await signIn(app, 'manager');
});
afterAll(() => app.stop());

/** A refusal as every refusal is: a problem with a stable code, a status of its own, words, and no word of the inside. */
function expectProblem(answer: Answer<Problem>, code: keyof typeof problemKinds): void {
  expect(answer.body, answer.text).toMatchObject({
    type: `urn:tidehall:problem:${code}`,
    status: problemKinds[code].status,
    code,
    detail: problemKinds[code].zh,
  });
  expect(answer.status).toBe(problemKinds[code].status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.text).not.toMatch(/node_modules|\.ts:|\bat \w+ \(|sqlite|fastify|FST_/i);
}

test('[B-12] what cannot be done says why, in words', async () => {
  const issue = (body: unknown) => kiosk.send('POST', tickets, { body });
  expectProblem(await issue({ service: 9998 }), 'unknown_service');
  expectProblem(await kiosk.send('POST', '/api/v1/halls/nosuch/tickets', { body: {} }), 'unknown_hall');
  expectProblem(await issue({ grantedGroup: 'veteran', reason: '本人要求' }), 'forbidden');
  expectProblem(await issue({ holder: { ...person, idNumber: '510499195001010022' } }), 'invalid_id_number');
  expect((await issue({ service: 6, holder: { ...person, idNumber: '510499195001010021' } })).status).toBe(201);
  const again = await issue({ service: 6, holder: { ...person, idNumber: '510499195001010021' } });
  expectProblem(again, 'ticket_already_active');
  expect(again.body).toMatchObject({ ticket: { number: expect.stringMatching(/^Y\d+$/) } });
});

test('[B-05] [B-15] [A-01] blanks are neither a reason nor a name', async () => {
  const { id } = (await kiosk.send<TicketReply>('POST', tickets, { body: {} })).body;
  const moved = '/api/v1/halls/demo/reassignments';
  for (const reason of ['  ', '\u3000', '\t\n']) {
    const grant = { group: 'veteran', reason };
    expectProblem(await manager.send('POST', `${tickets}/${id}/grant-priority`, { body: grant }), 'invalid_request');
    const reassign = { tickets: [{ ticket: id }], pool: 'bulk', reason };
    expectProblem(await manager.send('POST', moved, { body: reassign }), 'invalid_request');
    const holder = { name: reason, idNumber: '510499195001010021' };
    const booking = { day: '2026-05-07', start: '09:00', holder };
    const booked = await manager.send<Problem>('POST', '/api/v1/halls/demo/appointments', { body: booking });
    expectProblem(booked, 'invalid_request');
    expect(booked.body).toMatchObject({ fields: [{ path: 'body/holder/name' }] });
  }
});

test('[B-17] a hall that is closed gives no number and says so', async () => {
  const config = (await manager.get<HallConfig>('/halls/demo/config')).body;
  const put = (body: HallConfig) => manager.send<HallConfig>('PUT', '/api/v1/halls/demo/config', { body });
  expect((await put({ ...config, hours: { ...config.hours, alwaysOpen: false } })).status).toBe(200);
  const ten = app.clock.now();
  app.clock.set(ten + 7.4 * 3_600_000);
  expectProblem(await kiosk.send('POST', tickets, { body: {} }), 'last_ticket_passed');
  app.clock.set(ten + 10 * 3_600_000);
  expectProblem(await kiosk.send('POST', tickets, { body: {} }), 'hall_closed');
  app.clock.set(ten);
  expect((await put(config)).status).toBe(200);
});

describe('a body that is not as it must be is refused before anything is done', () => {
  const cases: [string, unknown, keyof typeof problemKinds][] = [
    ['cut off', '{"service":', 'malformed_json'],
    ['two values', '{}{}', 'malformed_json'],
    ['not JSON', 'service=6', 'malformed_json'],
    ['a prototype to poison', '{"__proto__":{"permissions":{}}}', 'malformed_json'],
    ['a constructor to poison', '{"constructor":{"prototype":{}}}', 'malformed_json'],
    ['a list', [], 'invalid_request'],
    ['a text', '"x"', 'invalid_request'],
    ['a number', '1', 'invalid_request'],
    ['a number as text', { service: '6' }, 'invalid_request'],
    ['a fraction', { service: 6.5 }, 'invalid_request'],
    ['below the least', { service: 0 }, 'invalid_request'],
    ['beyond the most', { matters: 501 }, 'invalid_request'],
    ['an unknown member', { service: 6, status: 'served' }, 'invalid_request'],
    ['an unknown member inside', { holder: { ...person, admin: true } }, 'invalid_request'],
    ['a member missing', { holder: { name: '赵六' } }, 'invalid_request'],
    ['an unknown word', { language: 'fr' }, 'invalid_request'],
    ['null where a value must be', { service: null }, 'invalid_request'],
    ['the same flag twice', { flags: ['dialect', 'dialect'] }, 'invalid_request'],
    ['a reason that is too long', { reason: '长'.repeat(201) }, 'invalid_request'],
  ];
  test.each(cases)('%s', async (_name, body, code) => {
    const before = app.server.context.halls.values().next().value?.writer.seq;
    expectProblem(await kiosk.send('POST', tickets, { body }), code);
    expect(app.server.context.halls.values().next().value?.writer.seq).toBe(before);
  });

  test('too large', async () => {
    expectProblem(await kiosk.send('POST', tickets, { body: { reason: 'x'.repeat(70_000) } }), 'body_too_large');
  });

  test.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=gbk',
    'x',
  ])('as %s', async (type) => {
    const sent = { body: '{"service":6}', headers: { 'content-type': type } };
    expectProblem(await kiosk.send('POST', tickets, sent), 'unsupported_media_type');
  });
});

test('what was wrong is named, so that a screen can show it', async () => {
  const answer = await kiosk.send('POST', tickets, { body: { service: 'x' } });
  expect(answer.body.fields).toEqual([{ path: 'body/service', message: 'must be integer' }]);
});

test('a problem is told in the language that was asked for', async () => {
  const headers = { 'accept-language': 'en-GB,en;q=0.9' };
  const answer = await kiosk.send('POST', '/api/v1/halls/nosuch/tickets', { body: {}, headers });
  expect(answer.body.detail).toBe(problemKinds.unknown_hall.en);
});

test.each([
  '/api/v1/nosuch',
  '/api/v2/halls/demo',
  '/api/v1/halls/demo/',
  '/api/v1//halls/demo',
  '/api',
  '/nosuch',
  `/api/v1/halls/${'x'.repeat(101)}`,
])('%s is not there', async (path) => {
  expectProblem(await createClient(app).send('GET', path), 'not_found');
});

test.each(['/api/v1/halls/%ff', '/api/v1/halls/%', '/api/v1/tickets/%E0%A4%A'])('%s cannot be read', async (path) => {
  expectProblem(await createClient(app).send('GET', path), 'not_found');
  const { headers } = await fetch(app.url + path);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test.each(['/api/v1/halls/a%20b', '/api/v1/halls/..%2fdemo', '/api/v1/halls/%00', `/api/v1/halls/${'x'.repeat(41)}`])(
  '%s is no name of a hall',
  async (path) => {
    expectProblem(await createClient(app).send('GET', path), 'invalid_request');
  },
);

test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])(
  '%s is not allowed where there is only POST',
  async (method) => {
    const answer = await kiosk.send(method, tickets);
    expectProblem(answer, 'method_not_allowed');
    expect(answer.headers.get('allow')).toBe('POST');
  },
);

test.each([
  ['no HTTP at all', 'hello\r\n\r\n'],
  ['a method that nobody knows', 'STEAL / HTTP/1.1\r\nhost: x\r\n\r\n'],
  ['a header without a colon', 'GET / HTTP/1.1\r\nhost: x\r\nbroken\r\n\r\n'],
  ['two lengths', 'POST /api/v1/session HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}'],
  [
    'length and chunks',
    'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['headers without an end', `GET / HTTP/1.1\r\nhost: x\r\ncookie: ${'x'.repeat(20_000)}\r\n\r\n`],
])('%s is answered with a problem and the connection closed', async (_name, bytes) => {
  const { port } = new URL(app.url);
  const answer = await within<string>('the connection closes', (done, fail) => {
    const socket = connectTcp(Number(port), '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.on('error', fail).on('close', () => done(text));
  });
  expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
  expect(answer).toContain('application/problem+json');
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status: 400, code: 'invalid_request' });
});

// Who still sends when the answer comes reads it only when all is sent: a connection cut before is all that they see.
test.each([
  ['too large', 'application/json', 'body_too_large'],
  ['of another type', 'text/plain', 'unsupported_media_type'],
] as const)('a body that is %s is taken to its end after the refusal', async (_name, type, code) => {
  const { port } = new URL(app.url);
  const length = 1_000_000;
  const head = `POST ${tickets} HTTP/1.1\r\nhost: x\r\nauthorization: ${kiosk.headers.authorization}\r\ncontent-type: ${type}`;
  const answers = await within<string>('the second answer', (done, fail) => {
    const socket = connectTcp(Number(port), '127.0.0.1', () => {
      socket.write(`${head}\r\ncontent-length: ${length}\r\n\r\n`);
    });
    let text = '';
    socket.on('data', (chunk) => {
      if (text === '')
        socket.write(`${'x'.repeat(length)}GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
      text += chunk.toString();
    });
    socket.on('error', fail).on('close', () => done(text));
  });
  expect(answers).toMatch(new RegExp(`^HTTP/1.1 ${problemKinds[code].status} `));
  expect(answers).toContain(`"code":"${code}"`);
  expect(answers).toContain('{"status":"ok"}');
});

test('the server is well after all this', async () => {
  expect((await kiosk.post<TicketReply>('/halls/demo/tickets')).status).toBe(201);
  expect(app.log.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
});
