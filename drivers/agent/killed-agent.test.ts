import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { exampleSlip } from '../ticket-printer/example-slip.ts';
import { readSheet } from '../ticket-printer/simulator/sheet.ts';
import { type SimulatedPrinter, startSimulatedPrinter } from '../ticket-printer/simulator/simulated-printer.ts';
import { readOperationLog } from './operation-log/read-operation-log.ts';
import { openLogFolder } from './operation-log/terminal-log.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const token = 'token-of-the-kill-test';
const origin = 'http://hall.test';

let folder: string;
let printer: SimulatedPrinter;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidehall-killed-agent-'));
  printer = await startSimulatedPrinter(80);
  const tcp = { kind: 'tcp', host: '127.0.0.1', port: printer.port, paperMm: 80 };
  const config = { port: 0, token, origins: [origin], dataDir: folder, printer: tcp };
  await writeFile(join(folder, 'agent.json'), JSON.stringify(config));
});
afterEach(async () => {
  await printer.close();
  await rm(folder, { recursive: true });
});

/** The agent as it runs in a hall: a process of its own, a printer that does not die with it. */
async function startAgent() {
  const agent = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', AGENT_CONFIG: join(folder, 'agent.json') },
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 120_000,
  });
  const ended = once(agent, 'close');
  const [said] = await Promise.race([once(agent.stdout, 'data'), ended]);
  const url = /http:\S+/.exec(String(said))?.[0] ?? '';
  return {
    print: async (printId: string): Promise<unknown> => {
      const answer = await fetch(`${url}/tickets/print`, {
        method: 'POST',
        headers: { origin, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ printId, slip: exampleSlip }),
      });
      return answer.json();
    },
    async kill(): Promise<void> {
      agent.kill('SIGKILL');
      await ended;
    },
  };
}

type Agent = Awaited<ReturnType<typeof startAgent>>;

/** Prints as a page does: what failed, here because the machine is busy, is printed again under a new id. */
async function printed(agent: Agent, id: string): Promise<string> {
  for (const attempt of [1, 2, 3, 4, 5, 6]) {
    const answer = await agent.print(`${id}-${attempt}`);
    if (JSON.stringify(answer) === '{"outcome":"printed"}') return `${id}-${attempt}`;
  }
  throw new Error('it prints nothing');
}

/** Kills the agent while paper comes out, and answers the id whose outcome nobody was told. */
async function killMidPrint(first: Agent): Promise<string> {
  let agent = first;
  for (const attempt of [1, 2, 3, 4, 5, 6]) {
    const id = `under-way-${attempt}`;
    printer.pull({ answersAfterMs: 400 });
    let answered = false;
    const answer = agent.print(id).then(
      () => true,
      () => false,
    );
    void answer.then((told) => {
      answered = told;
    });
    await vi.waitFor(() => expect(answered || isComingOut(id)).toBe(true), { timeout: 30_000 });
    await agent.kill();
    printer.pull({ answersAfterMs: 0 });
    if (!(await answer)) return id;
    agent = await startAgent();
  }
  throw new Error('it was never killed in mid print');
}

function isComingOut(id: string): boolean {
  const journal = join(folder, 'prints.jsonl');
  return printer.current().items.length > 0 && readFileSync(journal, 'utf8').includes(`"begin":"${id}"`);
}

test('[B-11] [D-24] an agent that is killed while the paper comes out prints no id twice, and its log stays whole', {
  timeout: 180_000,
}, async () => {
  const first = await startAgent();
  const before = await printed(first, 'before');
  const whole = printer.sheets().map(readSheet).at(-1);
  const underWay = await killMidPrint(first);
  const sheetsBefore = printer.sheets().length;

  const second = await startAgent();
  try {
    expect(await second.print(before)).toEqual({ outcome: 'printed' });
    expect(await second.print(underWay)).toEqual({ outcome: 'failed', state: 'stalled' });
    await printed(second, 'a-copy');
    const sheets = printer.sheets().slice(sheetsBefore).map(readSheet);
    expect(sheets[0]?.join()).toContain('打印中断');
    expect(sheets.at(-1)).toEqual(whole);
    expect(await readFile(join(folder, 'prints.jsonl'), 'utf8')).not.toContain(exampleSlip.number);
  } finally {
    await second.kill();
  }
  const log = await openLogFolder(folder, undefined);
  if (!log.ok) throw new Error(log.error);
  const entries = [];
  for await (const record of readOperationLog(log.value.files, log.value.key)) entries.push(record);
  expect(entries.filter(({ kind }) => kind === 'fault')).toEqual([]);
  const begun = { operation: 'ticket-print', outcome: 'begun', ref: `print:${underWay}` };
  expect(entries).toContainEqual({ kind: 'entry', seq: expect.any(Number), entry: expect.objectContaining(begun) });
});
