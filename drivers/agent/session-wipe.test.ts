import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AgentStatus, DevicePartName } from '../../protocol/agent.ts';
import { createStatusHolder } from '../device.ts';
import type { TellPage } from '../plugin.ts';
import type { AgentParts } from './parts.ts';
import {
  crash,
  next,
  otherOrigin,
  otherToken,
  type PageSocket,
  startAgentAround,
  type TestAgent,
} from './test-agent.ts';

/** A device that notes its wipes, and takes part in a session when the test says so. */
function noting(part: DevicePartName, wipe: () => Promise<void> = async () => undefined, wipeLimitMs?: number) {
  const status = createStatusHolder(() => 0);
  let tell: TellPage = () => undefined;
  const wiped: (() => void)[] = [];
  const made = {
    wipes: 0,
    tell: ((...facts) => tell(...facts)) as TellPage,
    nextWipe: () => new Promise<void>((resolve) => wiped.push(resolve)),
    part: {
      key: part,
      fitted: true,
      plugged: {
        device: {
          part,
          getStatus: status.getStatus,
          onStatus: status.onStatus,
          check: async () => status.set('ok'),
          close: async () => undefined,
        },
        addRoutes: (app: Parameters<NonNullable<AgentParts['all'][number]['plugged']['addRoutes']>>[0]) =>
          void app.post(`/${part}/use`, async () => ({ outcome: 'done' })),
        tellPage: (teller: TellPage) => {
          tell = teller;
          return () => undefined;
        },
        wipe: async () => {
          made.wipes += 1;
          for (const tellWiped of wiped.splice(0)) tellWiped();
          await wipe();
        },
        ...(wipeLimitMs === undefined ? {} : { wipeLimitMs }),
        close: async () => undefined,
      },
    },
  };
  return made;
}

let printer: ReturnType<typeof noting>;
let reader: ReturnType<typeof noting>;
let agent: TestAgent;
async function start(...more: ReturnType<typeof noting>[]): Promise<void> {
  const all = [printer, reader, ...more].map(({ part }) => part);
  agent = await startAgentAround({ parts: { all, close: async () => undefined }, now: () => 0, wipeLimitMs: 300 });
}
beforeEach(() => {
  printer = noting('document-printer');
  reader = noting('id-card-reader');
});
afterEach(() => agent.close());

async function wipe(): Promise<unknown> {
  return (await agent.call('/session/wipe', {})).json();
}

test('[D-27] a wipe reaches every device', async () => {
  await start();
  expect(await wipe()).toEqual({ failed: [] });
  expect([printer.wipes, reader.wipes]).toEqual([1, 1]);
});

test('[D-27] a device that fails to wipe, or takes too long, is named', async () => {
  const broken = noting('scanner', () => Promise.reject(new Error('stuck')));
  const slow = noting('pin-pad', () => new Promise(() => undefined));
  await start(broken, slow);
  expect(await wipe()).toEqual({ failed: ['scanner', 'pin-pad'] });
  expect([printer.wipes, reader.wipes]).toEqual([1, 1]);
});

test('[D-27] [D-21] a wipe leaves alone what another app leases or used last', async () => {
  await start();
  await agent.callAsOther('/leases', { device: 'id-card-reader', seconds: 60 });
  await agent.callAsOther('/document-printer/use', {});
  await wipe();
  expect([printer.wipes, reader.wipes]).toEqual([0, 0]);
  await agent.call('/document-printer/use', {});
  await wipe();
  expect([printer.wipes, reader.wipes]).toEqual([1, 0]);
});

test('[D-27] the page of a visitor that goes without a word is a wipe', async () => {
  await start();
  const page = agent.connect();
  await next(page, 'agent:status');
  await agent.call('/document-printer/use', {});
  const wiped = printer.nextWipe();
  crash(page);
  await wiped;
  expect(printer.wipes).toBe(1);
});

test('[D-27] a card that was told is a visitor; a page that nobody used goes without a wipe', async () => {
  await start();
  const idle = agent.connect(otherToken, otherOrigin);
  await next(idle, 'agent:status');
  idle.disconnect();
  const page = agent.connect();
  await next(page, 'agent:status');
  const read = next(page, 'card:read');
  reader.tell(
    'card:read',
    { medium: 'resident-id-card', name: '测试甲', idNumber: '510499194403070022' },
    'id-card-reader',
  );
  await read;
  const wiped = reader.nextWipe();
  page.disconnect();
  await wiped;
  expect([printer.wipes, reader.wipes]).toEqual([1, 1]);
});

test('[D-27] [D-21] a page that goes leaves alone what another app is at too', async () => {
  await start();
  const page = agent.connect();
  const other = agent.connect(otherToken, otherOrigin);
  await Promise.all([next(page, 'agent:status'), next(other, 'agent:status')]);
  await agent.call('/id-card-reader/use', {});
  await agent.callAsOther('/id-card-reader/use', {});
  await agent.callAsOther('/document-printer/use', {});
  const wiped = printer.nextWipe();
  crash(other);
  await wiped;
  expect([printer.wipes, reader.wipes]).toEqual([1, 0]);
});

test('[D-27] after a wipe a page that goes has no visitor any more', async () => {
  await start();
  const page = agent.connect();
  const stays = agent.connect(otherToken, otherOrigin);
  await Promise.all([next(page, 'agent:status'), next(stays, 'agent:status')]);
  await agent.call('/document-printer/use', {});
  await agent.call('/leases', { device: 'id-card-reader', seconds: 60 });
  await wipe();
  // The lease that ends with the page shows that the agent has noticed its going.
  const noticed = next(stays, 'agent:status');
  page.disconnect();
  await noticed;
  expect([printer.wipes, reader.wipes]).toEqual([1, 1]);
});

/** Resolves when the page is told that these parts, and no others, may still hold something. */
function unwipedAre(page: PageSocket, ...parts: DevicePartName[]): Promise<void> {
  return new Promise((resolve) => {
    function look(status: AgentStatus): void {
      const told = status.parts.filter(({ unwiped }) => unwiped === true).map(({ part }) => part);
      if (told.join() !== parts.join()) return;
      page.off('agent:status', look);
      resolve();
    }
    page.on('agent:status', look);
  });
}

test('[D-27] a part whose wipe is late is told of until it is done; one that takes longer by its nature is waited for', async () => {
  let endLate = (): void => undefined;
  let endSlow = (): void => undefined;
  const late = noting('scanner', () => new Promise((resolve) => (endLate = resolve)));
  const slow = noting('pin-pad', () => new Promise((resolve) => (endSlow = resolve)), 60_000);
  await start(late, slow);
  const page = agent.connect();
  await next(page, 'agent:status');
  const told = unwipedAre(page, 'scanner');
  const answer = wipe();
  await told;
  endSlow();
  expect(await answer).toEqual({ failed: ['scanner'] });
  const mended = unwipedAre(page);
  endLate();
  await mended;
});

test('[D-27] an earlier wipe that ends late does not make a later one good', async () => {
  const ends: (() => void)[] = [];
  const late = noting('scanner', () => new Promise((resolve) => ends.push(resolve)));
  await start(late);
  expect(await wipe()).toEqual({ failed: ['scanner'] });
  expect(await wipe()).toEqual({ failed: ['scanner'] });
  const { parts } = await (await agent.call('/status')).json();
  expect(parts).toContainEqual(expect.objectContaining({ part: 'scanner', unwiped: true }));
  ends[0]?.();
  await new Promise(setImmediate);
  const after = await (await agent.call('/status')).json();
  expect(after.parts).toContainEqual(expect.objectContaining({ part: 'scanner', unwiped: true }));
});
