import type { HallConfig } from '../../protocol/hall-config.ts';
import type { DeviceId, HallId } from '../../protocol/ids.ts';
import {
  decideHall,
  evolveHall,
  type HallCommand,
  type HallEvent,
  type HallState,
  initialHall,
} from '../domain/hall.ts';
import { dayIsOver } from '../domain/queue/decide/service-day.ts';
import { type HallSnapshot, hallStateVersion, restoreHall, serialiseHall } from '../domain/serialise-hall.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ServiceNames } from '../views/ticket/ticket-view.ts';
import { createLiveHall, type LiveHall } from './live-hall.ts';
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
  /** Throws while the hall is not configured: such a hall is not served. */
  config(): HallConfig;
  /** Devices that are connected now. */
  readonly presence: { connected(device: DeviceId): () => void; online(device: DeviceId): boolean };
  close(): Promise<void>;
}

export interface HallOptions extends WriterOptions {
  readonly now: () => number;
  readonly serviceName: ServiceNames;
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
  const presence = createPresence();
  const config = () => {
    const { config: configured } = writer.durable.queue;
    if (!configured) throw new Error(`hall ${id} is not configured`);
    return configured;
  };
  if (writer.durable.queue.config === null) throw new Error(`hall ${id} is not configured`);
  const live = createLiveHall({
    state: writer.durable,
    config,
    serviceName: options.serviceName,
    estimates: () => null,
    online: presence.online,
    now: options.now,
    onRecorded: writer.onRecorded,
    past: await pastOfDay(ledger, id, writer.seq),
    seq: writer.seq,
  });
  return {
    id,
    writer,
    live,
    config,
    presence,
    async close() {
      live.close();
      await writer.close();
    },
  };
}

/** Looks back this far for the past of today's tickets. */
const lookBack = 50_000;

async function pastOfDay(ledger: Ledger, id: HallId, head: number): Promise<readonly Recorded<HallEvent>[]> {
  const past: Recorded<HallEvent>[] = [];
  let after = Math.max(0, head - lookBack);
  for (;;) {
    const page = await ledger.read(hallStream(id), after, 5000);
    if (page.length === 0) return past;
    for (const { seq, actor, data } of page) past.push({ seq, actor, event: data as HallEvent });
    after = page.at(-1)?.seq ?? after;
  }
}

function createPresence(): Hall['presence'] {
  const connections = new Map<DeviceId, number>();
  return {
    connected(device) {
      connections.set(device, (connections.get(device) ?? 0) + 1);
      let here = true;
      return () => {
        if (!here) return;
        here = false;
        connections.set(device, (connections.get(device) ?? 1) - 1);
      };
    },
    online: (device) => (connections.get(device) ?? 0) > 0,
  };
}
