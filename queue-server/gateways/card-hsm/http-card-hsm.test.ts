import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CardChallenge } from '../../../protocol/agent-social-card.ts';
import { createHttpCardHsm } from './http-card-hsm.ts';

const challenge: CardChallenge = {
  id: 'challenge-1',
  region: '510499',
  atr: '3B6D0000008154000086845104990001',
  algorithm: '03',
  cardId: '510499D1560000053330373030323200',
  inner: { source: '11'.repeat(8), factor: '22'.repeat(8) },
  outer: { source: '33'.repeat(8), factor: '44'.repeat(8) },
  terminal: 'K1-0001',
};
const good = { innerResult: 'AB'.repeat(8), outerValue: 'CD'.repeat(16) };

let server: Server;
let url: string;
let answer: { readonly status: number; readonly body: string } | null;
let asked: { readonly body: string; readonly key: string | undefined; readonly path: string | undefined }[];
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      asked.push({ body, key: request.headers.authorization, path: request.url });
      if (answer === null) return;
      response.writeHead(answer.status, { 'content-type': 'application/json', location: '/elsewhere' });
      response.end(answer.body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/cards`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const authenticate = (limit: { readonly timeLimitMs?: number } = {}) =>
  createHttpCardHsm({ url, key: 'key-of-the-hall', ...limit }).authenticate(challenge);

test('[D-03] the module is shown step 1 in the order of the national interface, in the body, with our key', async () => {
  answer = { status: 200, body: JSON.stringify({ ...good, more: 1 }) };
  expect(await authenticate()).toEqual({ ok: true, value: good });
  const step1 = `510499|${challenge.atr}|03|${challenge.cardId}|${'22'.repeat(8)}|${'11'.repeat(8)}|${'44'.repeat(8)}|${'33'.repeat(8)}|K1-0001|`;
  expect(asked).toEqual([{ body: JSON.stringify({ step1 }), key: 'Bearer key-of-the-hall', path: '/cards' }]);
});

test.each([
  [404, '', 'card_not_known'],
  [500, '', 'card_hsm_unavailable'],
  [302, '', 'card_hsm_unavailable'],
  [200, 'not JSON', 'card_hsm_unavailable'],
  [200, JSON.stringify({ innerResult: good.innerResult }), 'card_hsm_unavailable'],
  [200, JSON.stringify({ ...good, outerValue: 'CD' }), 'card_hsm_unavailable'],
  [200, JSON.stringify({ ...good, more: 'x'.repeat(5_000) }), 'card_hsm_unavailable'],
])('[D-03] an answer of %i %s is %s, and is asked for once', async (status, body, code) => {
  answer = { status, body };
  expect(await authenticate()).toEqual({ ok: false, error: { code } });
  expect(asked).toHaveLength(1);
});

test('[D-03] a module that is silent, or not there, is unavailable within the time limit', async () => {
  answer = null;
  expect(await authenticate({ timeLimitMs: 500 })).toEqual({ ok: false, error: { code: 'card_hsm_unavailable' } });
  const gone = createHttpCardHsm({ url: 'http://127.0.0.1:1/', key: 'key-of-the-hall' });
  expect(await gone.authenticate(challenge)).toEqual({ ok: false, error: { code: 'card_hsm_unavailable' } });
});
