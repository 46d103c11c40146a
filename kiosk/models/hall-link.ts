import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { HallInfoReply } from '../../protocol/api.ts';
import type { Catalogue } from '../../protocol/catalogue.ts';
import type { BoardView } from '../../protocol/views.ts';
import type { LiveConnection } from '../../ui/client/live-connection.ts';
import { followBoard } from '../../ui/client/live-view.ts';
import type { HallApi } from './hall-api.ts';
import type { Send } from './kiosk.ts';

const beatMs = 2_000;
/** Three missed beats, 6 s: then the kiosk is sure that it is cut off (S-09). */
const missedBeats = 3;
const catalogueMs = 10 * 60_000;

/** What the kiosk knows of its hall. */
export interface HallLink {
  readonly info: ReadonlySignal<HallInfoReply | null>;
  readonly catalogue: ReadonlySignal<Catalogue | null>;
  readonly board: ReadonlySignal<BoardView | null>;
  stop(): void;
}

/** Follows the hall, tells the flow whether it is reached and open, and goes on trying for ever while it is not. */
export function linkHall(api: HallApi, connection: LiveConnection, hall: string, send: Send): HallLink {
  const info = signal<HallInfoReply | null>(null);
  const catalogue = signal<Catalogue | null>(null);
  const board = followBoard(connection, hall);
  let missed = 0;
  let stopped = false;
  let reached: boolean | null = null;
  let lineIsCut = false;
  let service = '';
  let beat: ReturnType<typeof setTimeout> | undefined;
  let reload: ReturnType<typeof setTimeout> | undefined;

  function tellReached(now: boolean): void {
    missed = now ? 0 : missed;
    if (reached === now) return;
    reached = now;
    send({ type: now ? 'server-found' : 'server-lost' });
  }
  function tellService(now: HallInfoReply['service']): void {
    const told = JSON.stringify(now);
    if (told === service) return;
    service = told;
    send({ type: 'hall-told', service: now });
  }

  async function askHall(): Promise<void> {
    clearTimeout(beat);
    // A closed line says nothing of a silent one: whoever waits for the next tick is sure too late (S-09).
    const live = connection.state.value === 'live' && !lineIsCut;
    const there = live || (await api.beat()).ok;
    if (stopped) return;
    if (there) tellReached(true);
    else missed += 1;
    if (missed >= missedBeats) tellReached(false);
    if (!live || info.value === null) await askInfo(there && !live);
    if (!stopped) beat = setTimeout(() => void askHall(), beatMs);
  }

  /** Name and hours may come from the page's own cache; whether the hall is open only from a server that is there. */
  async function askInfo(isServiceCurrent: boolean): Promise<void> {
    const answer = await api.info();
    if (stopped || !answer.ok) return;
    info.value = answer.value;
    if (isServiceCurrent) tellService(answer.value.service);
  }

  async function loadCatalogue(): Promise<void> {
    const answer = await api.catalogue();
    if (stopped) return;
    if (answer.ok) catalogue.value = answer.value;
    reload = setTimeout(() => void loadCatalogue(), answer.ok ? catalogueMs : beatMs);
  }

  const stops = [
    effect(() => {
      if (connection.state.value === 'live') tellReached(true);
    }),
    effect(() => {
      if (board.view.value !== null) tellService(board.view.value.service);
    }),
    connection.socket.on('connect', () => {
      lineIsCut = false;
    }),
    connection.socket.on('disconnect', () => {
      lineIsCut = true;
    }),
    connection.socket.on('help:acknowledged', ({ id }) => send({ type: 'help-acknowledged', id })),
  ];
  void askHall();
  void loadCatalogue();
  return {
    info,
    catalogue,
    board: board.view,
    stop() {
      stopped = true;
      clearTimeout(beat);
      clearTimeout(reload);
      for (const stop of stops) stop();
      board.stop();
    },
  };
}
