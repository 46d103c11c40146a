import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { CardTally } from './soak-cards.ts';
import type { TicketTally } from './soak-tickets.ts';

const run = fileURLToPath(new URL('./soak-run.ts', import.meta.url));
const cards = 1_000;
const tickets = 500;
const timeLimitMs = 240_000;
/** `SOAK_SEED=…` repeats what was done to the devices, though not the moment in which it happened. */
const seed = Number(process.env.SOAK_SEED ?? Date.now() % 1_000_000);

interface Report {
  readonly cards: CardTally;
  readonly tickets: TicketTally;
  readonly heapAtQuarter: number;
  readonly heapAtEnd: number;
}

test(
  '[D-07] [D-15] a thousand cards and five hundred tickets with cables pulled, paper out and stalls: nothing lost, nothing twice, memory flat',
  async () => {
    const child = spawn(
      process.execPath,
      ['--expose-gc', '--import', 'tsx', run, `${seed}`, `${cards}`, `${tickets}`],
      {
        env: { PATH: process.env.PATH },
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: timeLimitMs,
        killSignal: 'SIGKILL',
      },
    );
    const said = { out: '', errors: '' };
    child.stdout.on('data', (bytes) => {
      said.out += bytes;
    });
    child.stderr.on('data', (bytes) => {
      said.errors += bytes;
    });
    const [code] = await once(child, 'close');
    expect(code, `SOAK_SEED=${seed} ${said.errors}`).toBe(0);
    const report = JSON.parse(said.out) as Report;
    expect([...report.cards.complaints, ...report.tickets.complaints], `SOAK_SEED=${seed}`).toEqual([]);
    expect(report.cards.read + report.cards.failed).toBe(cards);
    expect(report.tickets.printed).toBe(tickets);
    // The devices were really pulled about.
    expect(Math.min(report.cards.failed, report.cards.unplugged, report.cards.muted)).toBeGreaterThan(0);
    expect(Math.min(report.tickets.failed, report.tickets.unplugged)).toBeGreaterThan(0);
    expect(report.heapAtEnd - report.heapAtQuarter).toBeLessThan(4);
  },
  timeLimitMs + 20_000,
);
