import { syntheticPersons } from '../../id-card-reader/synthetic-persons.ts';
import { type ChipCardLimits, createChipCardReader } from '../chip-card-reader.ts';
import type { SocialCardEvent, SocialCardReader } from '../social-card-reader.ts';
import { createSimulatedTerminal, type SimulatedTerminal } from './simulated-terminal.ts';
import { createVirtualCard, type VirtualCard } from './virtual-card.ts';
import type { VirtualCardFacts } from './virtual-card-files.ts';

/** Short, so that silence is found out within a test. */
export const benchLimits: ChipCardLimits = { challengeMs: 5_000, settleMs: 300 };
export const benchNow = Date.parse('2026-11-20T02:00:00Z');

/** A card of the first synthetic person, first generation, unless said otherwise. */
export function sampleCard(facts: Partial<VirtualCardFacts> = {}): VirtualCard {
  const { name, idNumber } = syntheticPersons[0]?.card ?? { name: '', idNumber: '' };
  return createVirtualCard({
    name,
    idNumber,
    version: '1.00',
    expiresOn: '20341231',
    hasNameExtension: false,
    ...facts,
  });
}

/** What a reader told, and a way to wait for more of it. */
export interface ToldEvents {
  readonly events: readonly SocialCardEvent[];
  /** The next event that has not been taken yet; rejects after `timeoutMs`, naming what was told. */
  next(): Promise<SocialCardEvent>;
}

/** Listens from now on, for as long as the reader lives. `timeoutMs`: after which a `next` without an event rejects. */
export function listenTo(reader: Pick<SocialCardReader, 'onCard'>, timeoutMs = 5_000): ToldEvents {
  const events: SocialCardEvent[] = [];
  let taken = 0;
  let wake: () => void = () => undefined;
  reader.onCard((event) => {
    events.push(event);
    wake();
  });
  return {
    events,
    next: () =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          wake = () => undefined;
          reject(new Error(`nothing told after ${events.map(({ kind }) => kind).join(', ')}`));
        }, timeoutMs);
        const take = (): void => {
          const event = events[taken];
          if (event === undefined) return;
          taken += 1;
          wake = () => undefined;
          clearTimeout(timer);
          resolve(event);
        };
        wake = take;
        take();
      }),
  };
}

export interface SocialCardBench {
  readonly reader: SocialCardReader;
  readonly terminal: SimulatedTerminal;
  readonly told: ToldEvents;
}

/** The driver on a terminal in memory. */
export async function openSocialCardBench(limits: Partial<ChipCardLimits> = {}): Promise<SocialCardBench> {
  const terminal = createSimulatedTerminal(50);
  const reader = createChipCardReader({ terminal, now: () => benchNow, limits: { ...benchLimits, ...limits } });
  const told = listenTo(reader);
  await reader.check();
  return { reader, terminal, told };
}
