import { setTimeout as wait } from 'node:timers/promises';
import { createChance } from './mutations.ts';
import { startSoakAgent } from './soak-agent.ts';
import { createCardSoak } from './soak-cards.ts';
import { createTicketSoak } from './soak-tickets.ts';

/**
 * A process of its own, started with `--expose-gc` by `soak.test.ts`, which judges what it writes: one line of JSON. Arguments: the
 * seed, how many cards, how many tickets.
 */
const [seed = 0, cards = 0, tickets = 0] = process.argv.slice(2).map(Number);

async function heapMegabytes(): Promise<number> {
  if (globalThis.gc === undefined) throw new Error('wants --expose-gc');
  // What has just been closed is let go of a moment later.
  await wait(200);
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed / 1_048_576;
}

const soak = await startSoakAgent();
const cardSoak = await createCardSoak(soak, createChance(seed));
const ticketSoak = createTicketSoak(soak, createChance(seed + 1));
const run = (share: number): Promise<unknown> =>
  Promise.all([cardSoak.run(cards * share), ticketSoak.run(tickets * share)]);

await run(0.25);
const heapAtQuarter = await heapMegabytes();
await run(0.75);
const heapAtEnd = await heapMegabytes();
await soak.close();
process.stdout.write(
  `${JSON.stringify({ cards: cardSoak.tally, tickets: ticketSoak.tally, heapAtQuarter, heapAtEnd })}\n`,
);
