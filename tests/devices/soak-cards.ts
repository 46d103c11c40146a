import { next, type PageSocket } from '../../drivers/agent/test-agent.ts';
import { residentText } from '../../drivers/id-card-reader/simulator/paper-text.ts';
import type { SamvTrouble } from '../../drivers/id-card-reader/simulator/samv-machine.ts';
import type { CardFault } from '../../protocol/agent.ts';
import { type Chance, pickBelow, pickOne } from './mutations.ts';
import type { SoakAgent } from './soak-agent.ts';

const troubles: readonly SamvTrouble[] = [
  'torn-once',
  'half-once',
  'read-failed',
  'always-torn',
  'lifted-mid-read',
  'not-selected',
  'card-type',
];
const tellLimitMs = 30_000;

export interface CardTally {
  laid: number;
  read: number;
  failed: number;
  unplugged: number;
  muted: number;
  readonly complaints: string[];
}

/** What the page was told of the card that lies there now. */
interface Told {
  readonly number: string;
  read: boolean;
  fault: CardFault | null;
}

/** Lays one card after the other, pulls the reader about, and watches that each is told rightly. */
export interface CardSoak {
  readonly tally: CardTally;
  run(cards: number): Promise<void>;
}

export async function createCardSoak({ agent, reader }: SoakAgent, chance: Chance): Promise<CardSoak> {
  const page = agent.connect();
  const tally: CardTally = { laid: 0, read: 0, failed: 0, unplugged: 0, muted: 0, complaints: [] };
  let told: Told = nothingTold('');
  let readerState = '';
  let changed: () => void = () => undefined;
  follow(page);
  await next(page, 'agent:status');

  function follow(socket: PageSocket): void {
    socket.on('agent:status', ({ parts }) => {
      readerState = parts.find(({ part }) => part === 'id-card-reader')?.state ?? '';
      changed();
    });
    socket.on('card:read', ({ idNumber }) => {
      if (idNumber !== told.number) tally.complaints.push(`card ${tally.laid}: another person was told`);
      if (told.read) tally.complaints.push(`card ${tally.laid}: told twice`);
      told.read = true;
      changed();
    });
    socket.on('card:failed', (fault) => {
      if (told.read) tally.complaints.push(`card ${tally.laid}: failed after it was told`);
      told.fault = fault;
      changed();
    });
    socket.on('card:removed', () => {
      told.read = false;
      changed();
    });
  }

  async function until(what: string, holds: () => boolean): Promise<void> {
    const deadline = performance.now() + tellLimitMs;
    while (!holds()) {
      const left = deadline - performance.now();
      if (left <= 0) throw new Error(`card ${tally.laid}: ${what} was never told; the reader is ${readerState}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        changed = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  async function unplugSoon(text: Uint8Array): Promise<void> {
    tally.unplugged += 1;
    for (let turns = pickBelow(chance, 60); turns > 0; turns -= 1) await new Promise(setImmediate);
    reader.unplug();
    await until('the unplugging', () => readerState === 'absent');
    told = nothingTold(told.number);
    // With its power the reader forgets which card it has had.
    reader.machine.lay(text);
    reader.plug();
  }

  async function muteFirst(): Promise<void> {
    tally.muted += 1;
    reader.machine.pull({ mute: true });
    await until('the silence', () => readerState === 'stalled');
    reader.machine.pull({ mute: false });
  }

  async function layOne(): Promise<void> {
    tally.laid += 1;
    const number = numberOf(tally.laid);
    const text = residentText({ name: '测试甲', number, birth: '19440307', until: '长期' });
    const event = chance();
    const unplugs = event < 0.05;
    if (event > 0.98) await muteFirst();
    told = nothingTold(number);
    reader.machine.lay(text, event > 0.8 && event <= 0.95 ? pickOne(chance, troubles) : null);
    if (unplugs) await unplugSoon(text);
    await until('the card', () => told.read || told.fault !== null);
    if (told.read) tally.read += 1;
    else tally.failed += 1;
    reader.machine.lift();
    await passLooks();
    // On its way to the page, at the latest.
    await until('the removal', () => !told.read);
  }

  /** The reader has looked twice, so that it has seen its plate empty: another card laid on at once might pass for the same. */
  async function passLooks(): Promise<void> {
    const looked = reader.machine.looks();
    const deadline = performance.now() + tellLimitMs;
    while (reader.machine.looks() < looked + 2) {
      if (performance.now() > deadline) throw new Error(`card ${tally.laid}: the reader looks no more`);
      await new Promise(setImmediate);
    }
  }

  return {
    tally,
    async run(cards) {
      for (let left = cards; left > 0; left -= 1) await layOne();
    },
  };
}

function nothingTold(number: string): Told {
  return { number, read: false, fault: null };
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number of nobody's, with the right check character: the last three digits count, and the day. */
function numberOf(index: number): string {
  const body = `510499194403${String(1 + Math.floor(index / 1_000)).padStart(2, '0')}${String(index % 1_000).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + '10X98765432'[sum % 11];
}
