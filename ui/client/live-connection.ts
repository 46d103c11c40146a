import { type ReadonlySignal, signal } from '@preact/signals';
import type { LiveSocket } from './live-socket.ts';

/** Ticks come every 5 s: after two lost ones and a little the screen may no longer be believed. */
export const staleAfterMs = 12_000;

/**
 * `connecting`: never live yet · `live` · `stale`: no tick for 12 s, show 信号中断 and the time ·
 * `ended`: the server no longer knows this device or session.
 */
export type LiveState = 'connecting' | 'live' | 'stale' | 'ended';

/** A line to the server, and how far it can be believed. It owns its socket: `close` closes it. */
export interface LiveConnection {
  readonly socket: LiveSocket;
  readonly state: ReadonlySignal<LiveState>;
  /** The server's time at the last sign of life; null before the first. */
  readonly lastHeardAt: ReadonlySignal<number | null>;
  /** The server's clock, in ms: what screens show and count by. */
  serverNow(): number;
  /** Takes the server's time as it came with an answer. */
  heard(serverNowMs: number): void;
  /** Takes a refusal: one that says "I do not know you" ends the connection. */
  refused(code: string | null): void;
  /** After `ended`: goes on as whoever the page is known as now. */
  resume(): void;
  close(): void;
}

/** Watches a socket: is it live, and what does the server's clock say. */
export function watchConnection(socket: LiveSocket): LiveConnection {
  const state = signal<LiveState>('connecting');
  const lastHeardAt = signal<number | null>(null);
  let offsetMs = 0;
  let silence: ReturnType<typeof setTimeout> | undefined;

  function listenOn(): void {
    clearTimeout(silence);
    silence = setTimeout(() => {
      if (state.value !== 'ended') state.value = 'stale';
    }, staleAfterMs);
  }
  function heard(serverNowMs: number): void {
    offsetMs = serverNowMs - Date.now();
    lastHeardAt.value = serverNowMs;
    if (state.value !== 'ended') state.value = 'live';
    listenOn();
  }
  function end(): void {
    clearTimeout(silence);
    state.value = 'ended';
  }
  function refused(code: string | null): void {
    if (code === 'invalid_token' || code === 'device_revoked' || code === 'not_signed_in') end();
  }

  const stops = [socket.on('clock:tick', heard), socket.on('access:ended', end)];
  listenOn();
  return {
    socket,
    state,
    lastHeardAt,
    serverNow: () => Date.now() + offsetMs,
    heard,
    refused,
    resume() {
      if (state.peek() !== 'ended') return;
      state.value = 'connecting';
      listenOn();
      socket.reopen();
    },
    close() {
      clearTimeout(silence);
      for (const stop of stops) stop();
      socket.close();
    },
  };
}
