import type { FastifyInstance } from 'fastify';
import { expect, test } from 'vitest';
import { ok } from '../../protocol/result.ts';
import { createStatusHolder } from '../device.ts';
import type { OperationFacts } from './operation-log/operation-entry.ts';
import { noRecorder } from './recorder.ts';
import { startAgentAround } from './test-agent.ts';

/** A bank-card reader that counts its reads, behind a log that is as slow as the test says. */
async function start() {
  const status = createStatusHolder(() => 0);
  const noted: OperationFacts[] = [];
  let reads = 0;
  let asked = (): void => undefined;
  let written = (): void => undefined;
  const isAsked = new Promise<void>((resolve) => (asked = resolve));
  const onDisk = new Promise<void>((resolve) => (written = resolve));
  const device = {
    part: 'bank-card-reader' as const,
    getStatus: status.getStatus,
    onStatus: status.onStatus,
    check: async () => status.set('ok'),
    close: async () => undefined,
  };
  const plugged = {
    device,
    addRoutes(app: FastifyInstance) {
      app.post('/bank-card/read', async () => {
        reads += 1;
        return { outcome: 'read' };
      });
      app.post('/bank-card/eject', async () => ({ outcome: 'ejected' }));
    },
    close: async () => undefined,
  };
  const recorder = {
    ...noRecorder,
    async begin(facts: OperationFacts) {
      noted.push(facts);
      asked();
      await onDisk;
      return ok(undefined);
    },
    note: (facts: OperationFacts) => void noted.push(facts),
  };
  const parts = { all: [{ key: 'bankCard', fitted: true, plugged }], close: async () => undefined };
  return { agent: await startAgentAround({ parts, recorder }), noted, reads: () => reads, isAsked, written };
}

test('[D-27] [D-24] what the log still writes down when its visitor goes is not begun, and stands there as refused', async () => {
  const { agent, noted, reads, isAsked, written } = await start();
  const theirs = agent.call('/bank-card/read', {});
  await isAsked;
  expect(await (await agent.call('/session/wipe', {})).json()).toEqual({ failed: [] });
  written();
  const refused = await theirs;
  expect([refused.status, (await refused.json()).code, reads()]).toEqual([409, 'session_ended', 0]);
  expect((await agent.call('/bank-card/read', {})).status).toBe(200);
  expect(reads()).toBe(1);
  await agent.close();
  const outcomes = noted.filter(({ operation }) => operation === 'bank-card-read').map(({ outcome }) => outcome);
  expect(outcomes.sort()).toEqual(['begun', 'begun', 'done', 'refused']);
});
