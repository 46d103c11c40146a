import { setImmediate as nextTick } from 'node:timers/promises';
import type { HallConfig } from '../../protocol/hall-config.ts';
import type { DeviceId, HallId, StaffId } from '../../protocol/ids.ts';
import { decideHall, type HallCommand } from '../domain/decide-hall.ts';
import { evolveHall, type HallEvent, type HallState, initialHall } from '../domain/hall.ts';
import { dayIsOver } from '../domain/queue/decide/service-day.ts';
import { type HallSnapshot, hallStateVersion, restoreHall, serialiseHall } from '../domain/serialise-hall.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { createDeviceHistory } from '../views/device-history/device-history.ts';
import type { ServiceNames } from '../views/ticket/ticket-view.ts';
import { createDeviceDesk, type DeviceDesk } from './device-desk.ts';
import { type Estimator, inThreadEstimator } from './foresight/estimator.ts';
import { createForesight, type Foresight } from './foresight/foresight.ts';
import { createLiveHall, type LiveHall } from './live-hall.ts';
import { createPresence, type Presence } from './presence.ts';
import {
  openStreamWriter,
  type Recorded,
  type StreamRules,
  type StreamWriter,
  type WriterOptions,
} from './stream-writer.ts';

/** A hall in the process: its single writer and its live views. */
export interface Hall {
  readonly id: HallId;
  readonly writer: StreamWriter<HallState, HallCommand, HallEvent>;
  readonly live: LiveHall;
  /** Waits to be expected, learned from the hall's own ledger. */
  readonly foresight: Foresight;
  /** Resolves when the past has been read; until then there are no estimates. */
  readonly learned: Promise<void>;
  /** Throws while the hall is not configured: such a hall is not served. */
  config(): HallConfig;
  /** Signs of life, upkeep and history of the devices. */
  readonly desk: DeviceDesk;
  /** Devices that are connected now. */
  readonly presence: Presence<DeviceId>;
  /** Staff whose screens are connected now. */
  readonly staffPresence: Presence<StaffId>;
  close(): Promise<void>;
}

export interface HallOptions extends WriterOptions {
  readonly now: () => number;
  readonly serviceName: ServiceNames;
  /** The number under which a member of staff is known; the id where it is not given. */
  readonly staffNo?: (staff: StaffId) => string;
  /** Where estimates are made; in this thread where none is given. */
  readonly estimator?: Estimator;
  /** Told of the past of the day, and of everything that is recorded from then on. */
  readonly follow?: (recorded: readonly Recorded<HallEvent>[]) => void;
}

export function hallStream(id: HallId): string {
  return `hall/${id}`;
}

/** The rules of a hall's stream. A new day opens before the first command that comes in it (B-23). */
export function hallRules(id: HallId): StreamRules<HallState, HallCommand, HallEvent> {
  return {
    stream: hallStream(id),
    stateVersion: hallStateVersion,
    initial: initialHall,
    decide: decideHall,
    evolve: evolveHall,
    serialise: serialiseHall,
    restore: (plain) => restoreHall(plain as HallSnapshot),
    prelude: (state, command) =>
      command.type !== 'RollServiceDay' && dayIsOver(state.queue, command.at)
        ? { type: 'RollServiceDay', at: command.at, actor: { kind: 'system' } }
        : null,
  };
}

export async function openHall(ledger: Ledger, id: HallId, options: HallOptions): Promise<Hall> {
  const writer = await openStreamWriter(ledger, hallRules(id), options);
  const presence = createPresence<DeviceId>(options.now);
  const staffPresence = createPresence<StaffId>(options.now);
  const config = () => {
    const { config: configured } = writer.durable.queue;
    if (!configured) throw new Error(`hall ${id} is not configured`);
    return configured;
  };
  if (writer.durable.queue.config === null) throw new Error(`hall ${id} is not configured`);
  const foresight = createForesight({
    state: writer.durable,
    config,
    now: options.now,
    estimator: options.estimator ?? inThreadEstimator(),
    onFault: options.onFault,
  });
  const past = await pastOfDay(ledger, id, writer.seq);
  const history = createDeviceHistory();
  history.fold(past);
  options.follow?.(past);
  if (options.follow) writer.onRecorded(options.follow);
  const live = createLiveHall({
    state: writer.durable,
    config,
    serviceName: options.serviceName,
    waits: foresight.waits,
    online: presence.online,
    now: options.now,
    onRecorded: writer.onRecorded,
    past,
    seq: writer.seq,
  });
  const desk = createDeviceDesk({
    state: writer.durable,
    config,
    presence,
    history,
    now: options.now,
    staffNo: options.staffNo ?? ((staff) => staff),
  });
  const learned = foresight
    .learn(alsoTold(pastPages(ledger, id, writer.seq), history.fold))
    .then(() => desk.pastIsRead())
    .catch((error: unknown) => options.onFault('the past could not be learned from', error));
  writer.onRecorded(foresight.fold);
  writer.onRecorded(history.fold);
  return {
    id,
    writer,
    live,
    foresight,
    learned,
    config,
    desk,
    presence,
    staffPresence,
    async close() {
      live.close();
      await writer.close();
    },
  };
}

/** Events of the past that are learned from; some forty busy days. */
const learnedEvents = 400_000;

/** The past up to `head`, a page at a time, in the background: nothing waits for it but the estimates. */
async function* pastPages(ledger: Ledger, id: HallId, head: number): AsyncGenerator<readonly Recorded<HallEvent>[]> {
  let after = Math.max(0, head - learnedEvents);
  while (after < head) {
    const page = await ledger.read(hallStream(id), after, Math.min(1000, head - after));
    yield page.map(({ seq, actor, data }) => ({ seq, actor, event: data as HallEvent }));
    after = page.at(-1)?.seq ?? head;
    await nextTick();
  }
}

/** The same pages, and each is told to somebody else too. */
async function* alsoTold<Page>(pages: AsyncIterable<Page>, tell: (page: Page) => void): AsyncGenerator<Page> {
  for await (const page of pages) {
    tell(page);
    yield page;
  }
}

/** Looks back this far for the past of today's tickets. */
const lookBack = 50_000;

async function pastOfDay(ledger: Ledger, id: HallId, head: number): Promise<readonly Recorded<HallEvent>[]> {
  const past: Recorded<HallEvent>[] = [];
  let after = Math.max(0, head - lookBack);
  for (;;) {
    const page = await ledger.read(hallStream(id), after, 5000);
    if (page.length === 0) return past;
    for (const { seq, actor, data } of page) {
      // What another node has appended since comes as news.
      if (seq <= head) past.push({ seq, actor, event: data as HallEvent });
    }
    after = page.at(-1)?.seq ?? after;
  }
}
