import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { Value } from 'typebox/value';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PluggedDevice } from '../plugin.ts';
import { usualDocumentPrinterLimits } from './limits.ts';
import { documentPrinterPlugin } from './plugin.ts';
import { emptyPdf } from './simulator/test-bench.ts';

const context = { now: () => 0, dataDir: null };
let app: FastifyInstance;
let plugged: PluggedDevice;
let told: unknown[];
beforeEach(async () => {
  told = [];
  plugged = await documentPrinterPlugin.create({ kind: 'simulated' }, context);
  app = fastify({ bodyLimit: 16_384, ajv: { customOptions: { removeAdditional: false, coerceTypes: false } } });
  await app.register(async (own) => {
    plugged.addRoutes?.(own);
    plugged.simulator?.addRoutes(own);
  });
  plugged.tellPage?.((...event: unknown[]) => {
    told.push(event);
  });
  await pull({ paperSheets: 100 });
});
afterEach(async () => {
  await app.close();
  await plugged.close();
});

function pull(strings: object) {
  return app.inject({ method: 'POST', url: '/simulator/document-printer', payload: strings });
}

function print(query: string, payload: Buffer | string = emptyPdf(1), type = 'application/pdf') {
  return app.inject({ method: 'POST', url: `/documents/print?${query}`, headers: { 'content-type': type }, payload });
}

test('[D-06] prints a PDF larger than other calls may be, and tells the page', async () => {
  const large = Buffer.concat([emptyPdf(1), Buffer.alloc(200_000)]);
  const answer = await print('printId=form-1&copies=2', large);
  expect(answer.json()).toEqual({ printId: 'form-1', phase: 'printed' });
  expect(told).toContainEqual(['document:job', { printId: 'form-1', phase: 'printed' }]);
  expect(plugged.simulator?.state()).toMatchObject({ pages: 2, jobs: 1 });
  expect((await app.inject('/documents/form-1')).json()).toEqual({ printId: 'form-1', phase: 'printed' });
});

test('[D-06] refuses what is no PDF, too many copies, and a print id that could be a path', async () => {
  expect((await print('printId=a', 'hello')).statusCode).toBe(400);
  expect((await print('printId=a', '{}', 'application/json')).statusCode).toBe(415);
  expect((await print('printId=a&copies=11')).statusCode).toBe(400);
  expect((await print('printId=..%2Fetc')).statusCode).toBe(400);
  expect((await print('copies=1')).statusCode).toBe(400);
  expect((await app.inject('/documents/unknown')).statusCode).toBe(404);
  expect((await app.inject({ method: 'POST', url: '/documents/unknown/cancel' })).statusCode).toBe(404);
});

test('[D-06] an A4 printer whose journal cannot be read says so, and prints nothing', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'tidehall-documents-'));
  await mkdir(join(dataDir, 'documents.jsonl'));
  const own = await documentPrinterPlugin.create({ kind: 'simulated' }, { ...context, dataDir });
  try {
    expect((await own.device.check()).state).toBe('journal-unreadable');
  } finally {
    await own.close();
    await rm(dataDir, { recursive: true });
  }
});

test('[D-06] an absent printer is a state and a refusal, not an error', async () => {
  const absent = await documentPrinterPlugin.create({ kind: 'absent' }, context);
  expect((await absent.device.check()).state).toBe('absent');
  const bare = fastify();
  await bare.register(async (own) => absent.addRoutes?.(own));
  const answer = await bare.inject({
    method: 'POST',
    url: '/documents/print?printId=a',
    headers: { 'content-type': 'application/pdf' },
    payload: emptyPdf(1),
  });
  expect(answer.json()).toEqual({ printId: 'a', phase: 'failed', fault: 'absent' });
  await absent.wipe?.();
  await bare.close();
  await absent.close();
});

test('[D-27] a wipe may take as long as a cancelled job, and is answered before the page gives up', () => {
  expect(plugged.wipeLimitMs).toBeGreaterThan(usualDocumentPrinterLimits.cancelMs);
  expect(plugged.wipeLimitMs).toBeLessThan(20_000);
});

test('[D-27] the wipe of the session reaches a document that waits for paper', async () => {
  await pull({ failNext: { trouble: 'paper-out', afterPages: 1 } });
  const printing = print('printId=form-1', emptyPdf(2));
  while (!told.some((event) => JSON.stringify(event).includes('"stoppedBy":"paper-out"')))
    await new Promise(setImmediate);
  await plugged.wipe?.();
  expect((await printing).json()).toEqual({ printId: 'form-1', phase: 'cancelled' });
});

test('[D-06] settings: a printer is named by its address, and nothing else is taken', () => {
  const accepts = (setting: unknown) => Value.Check(documentPrinterPlugin.schema, setting);
  for (const url of ['ipp://192.168.1.60/ipp/print', 'ipps://printer.hall:631/ipp/print', 'http://127.0.0.1:8631/']) {
    expect(accepts({ kind: 'ipp', url })).toBe(true);
  }
  expect(accepts({ kind: 'ipp', url: 'file:///etc/passwd' })).toBe(false);
  expect(accepts({ kind: 'ipp', url: 'ipp://user:secret@printer/' })).toBe(false);
  expect(accepts({ kind: 'simulated', url: 'ipp://x/' })).toBe(false);
});
