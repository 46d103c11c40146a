import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHttpECardGateway } from './http-e-card-gateway.ts';

const token = 'ESSC1.Zm9vYmFyLXRva2VuLW9m';
const holder = { name: '测试甲', idNumber: '510499194403070022' };

let server: Server;
let url: string;
let answer: { status: number; body: string };
let asked: { body: string; key: string | undefined; path: string | undefined }[];
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      asked.push({ body, key: request.headers.authorization, path: request.url });
      response
        .writeHead(answer.status, { 'content-type': 'application/json', location: '/elsewhere' })
        .end(answer.body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/resolve`;
});
afterEach(() => server.close());

const resolve = () => createHttpECardGateway({ url, key: 'key-of-the-hall' }).resolve(token);

test('[D-10] hands the code over in the body, with our key, and takes name and number only', async () => {
  answer = { status: 200, body: JSON.stringify({ ...holder, phone: '1' }) };
  expect(await resolve()).toEqual({ ok: true, value: holder });
  expect(asked).toEqual([{ body: JSON.stringify({ token }), key: 'Bearer key-of-the-hall', path: '/resolve' }]);
});

test.each([
  [410, '', 'e_card_expired'],
  [404, '', 'e_card_unknown'],
  [500, '', 'e_card_unavailable'],
  [302, '', 'e_card_unavailable'],
  [200, 'not JSON', 'e_card_unavailable'],
  [200, JSON.stringify({ name: holder.name }), 'e_card_unavailable'],
  [200, JSON.stringify({ ...holder, more: 'x'.repeat(5_000) }), 'e_card_unavailable'],
])('[D-10] an answer of %i %s is %s', async (status, body, code) => {
  answer = { status, body };
  expect(await resolve()).toEqual({ ok: false, error: { code } });
  expect(asked).toHaveLength(1);
});

test('[D-10] nobody there is unavailable', async () => {
  const gone = createHttpECardGateway({ url: 'http://127.0.0.1:1/resolve', key: 'key-of-the-hall' });
  expect(await gone.resolve(token)).toEqual({ ok: false, error: { code: 'e_card_unavailable' } });
});
