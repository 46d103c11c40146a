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
import { pagesToLearn, pastOfDay } from './past-of-hall.ts';
import { createPresence, type Presence } from './presence.ts';
import type { Recorded, StreamRules, StreamWriter, WriterOptions } from './stream.ts';
import { openStreamWriter } from './stream-writer.ts';

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

/** What a hall needs of the server around it, beside the measures of its writer. */
export interface HallOptions extends WriterOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly serviceName: ServiceNames;
  /** The number under which a member of staff is known; the id where it is not given. */
  readonly staffNo?: (staff: StaffId) => string;
  /** Where estimates are made; in this thread where none is given. */
  readonly estimator?: Estimator;
  /** Told of the past of the day, and of everything that is recorded from then on. */
  readonly follow?: (recorded: readonly Recorded<HallEvent>[]) => void;
}

/** How the names of halls' streams begin. */
const streamPrefix = 'hall/';

/** The halls that a ledger knows. */
export async function hallsOf(ledger: Pick<Ledger, 'streams'>): Promise<readonly HallId[]> {
  const streams = await ledger.streams();
  return streams.flatMap((stream) =>
    stream.startsWith(streamPrefix) ? [stream.slice(streamPrefix.length) as HallId] : [],
  );
}

/** The rules of a hall's stream. A new day opens before the first command that comes in it (B-23). */
export function hallRules(id: HallId): StreamRules<HallState, HallCommand, HallEvent> {
  return {
    stream: `${streamPrefix}${id}`,
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

/** Opens the stream of a hall and everything that is folded from it. Throws where the hall is not configured. */
export async function openHall(ledger: Ledger, id: HallId, options: HallOptions): Promise<Hall> {
  const rules = hallRules(id);
  const writer = await openStreamWriter(ledger, rules, options);
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
  const past = await pastOfDay(ledger, rules.stream, writer.seq);
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
    .learn(pagesToLearn(ledger, rules.stream, writer.seq, history.fold))
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
