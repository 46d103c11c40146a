import { afterEach, beforeEach, expect, test } from 'vitest';
import { documentPrinterPlugin } from '../document-printer/plugin.ts';
import { emptyPdf } from '../document-printer/simulator/test-bench.ts';
import { idCardReaderPlugin } from '../id-card-reader/plugin.ts';
import { exampleSlip } from '../ticket-printer/example-slip.ts';
import { ticketPrinterPlugin } from '../ticket-printer/plugin.ts';
import { createTestLog, morning, type TestLog } from './operation-log/test-log.ts';
import { createParts } from './parts.ts';
import { createRecorder } from './recorder.ts';
import { next, type PageSocket, startAgentAround, type TestAgent, testOrigin, testToken } from './test-agent.ts';

let log: TestLog;
let agent: TestAgent | null;
beforeEach(() => {
  log = createTestLog();
  agent = null;
});
afterEach(async () => {
  await agent?.close();
  log.remove();
});

async function start(): Promise<TestAgent> {
  const parts = await createParts(
    { printer: { kind: 'simulated' }, cardReader: { kind: 'simulated' } },
    { now: () => log.clock.at, dataDir: null },
    [ticketPrinterPlugin, idCardReaderPlugin],
  );
  const recorder = createRecorder(await log.open(), 20);
  agent = await startAgentAround({ parts, recorder, now: () => log.clock.at });
  return agent;
}

const aCard = { person: 'elder82-female' };
const job = { printId: 'p4f7Kq81', slip: exampleSlip };

function haltedIs(page: PageSocket, halted: string | undefined): Promise<void> {
  return new Promise((resolve) => {
    page.on('agent:status', (status) => status.halted === halted && resolve());
  });
}

test('[D-24] what is done at the terminal is written down, with what asked for it and how it ended, and with nobody in it', async () => {
  const running = await start();
  const page = running.connect();
  await next(page, 'agent:status');
  const read = next(page, 'card:read');
  await running.call('/simulator/card', aCard);
  await read;
  await running.call('/simulator/printer', { failNext: { trouble: 'paper-out', afterMm: 60 } });
  await running.call('/tickets/print', job);
  await running.call('/tickets/print', { ...job, slip: { ...exampleSlip, number: 'A999' } });
  await running.call('/leases', { device: 'id-card-reader', seconds: 60 });
  await running.call('/session/wipe', {});
  await running.close();
  agent = null;

  const entries = await log.entries();
  const printing = { app: 'kiosk', device: 'ticket-printer', operation: 'ticket-print', ref: 'print:p4f7Kq81' };
  const business = entries.filter(({ operation }) => operation !== 'device-state');
  expect(business).toMatchObject([
    { operation: 'page-connected', app: 'kiosk' },
    { operation: 'card-read', device: 'id-card-reader', outcome: 'done' },
    { ...printing, outcome: 'begun' },
    { ...printing, outcome: 'failed' },
    { ...printing, outcome: 'begun' },
    { ...printing, outcome: 'refused' },
    { operation: 'lease-taken', app: 'kiosk', device: 'id-card-reader' },
    { operation: 'session-wiped', app: 'kiosk', outcome: 'done' },
    { operation: 'page-disconnected', app: 'kiosk' },
    ...business.slice(9, -1),
    { operation: 'agent-stopped' },
  ]);
  const states = entries.filter(({ operation }) => operation === 'device-state').map(({ outcome }) => outcome);
  expect(states).toEqual(expect.arrayContaining(['ok', 'paper-out']));
  expect(JSON.stringify(entries)).not.toMatch(/测试|510499|A999/);
});

test('[D-24] a document that is sent again under its id is written down with an end each time', async () => {
  const parts = await createParts(
    { documentPrinter: { kind: 'simulated' } },
    { now: () => log.clock.at, dataDir: null },
    [documentPrinterPlugin],
  );
  const recorder = createRecorder(await log.open(), 20);
  agent = await startAgentAround({ parts, recorder, now: () => log.clock.at });
  const url = `${agent.url}/documents/print?printId=form-1`;
  const headers = { authorization: `Bearer ${testToken}`, origin: testOrigin, 'content-type': 'application/pdf' };
  const print = (pages: number) => fetch(url, { method: 'POST', headers, body: new Uint8Array(emptyPdf(pages)) });
  await agent.call('/simulator/document-printer', { paperSheets: 100 });
  await Promise.all([print(1), print(1)]);
  expect(await (await print(1)).json()).toEqual({ printId: 'form-1', phase: 'printed' });
  expect((await print(2)).status).toBe(422);
  await agent.close();
  agent = null;

  const ends = (await log.entries()).filter(({ operation }) => operation === 'document-print');
  const countOf = (outcome: string) => ends.filter((entry) => entry.outcome === outcome).length;
  expect([countOf('begun'), countOf('done'), countOf('refused')]).toEqual([4, 3, 1]);
});

test('[D-24] with a wrong clock the terminal does no business and says why; set right, it goes on by itself', async () => {
  const running = await start();
  const page = running.connect();
  await next(page, 'agent:status');
  expect(await (await running.call('/tickets/print', job)).json()).toEqual({ outcome: 'printed' });

  const stops = haltedIs(page, 'clock-wrong');
  log.clock.at = morning - 3_600_000;
  await stops;
  const refused = await running.call('/tickets/print', { ...job, printId: 'another' });
  expect([refused.status, (await refused.json()).code]).toEqual([503, 'terminal_clock_wrong']);
  page.on('card:read', () => expect.unreachable('a card was told while nothing can be written down'));
  await running.call('/simulator/card', aCard);

  const goesOn = haltedIs(page, undefined);
  log.clock.at = morning + 60_000;
  await goesOn;
  expect(await (await running.call('/tickets/print', { ...job, printId: 'later' })).json()).toEqual({
    outcome: 'printed',
  });
});
