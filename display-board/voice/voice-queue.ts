import type { Announcement } from '../../protocol/views.ts';

/** The same call, announced again within this time, is one. */
export const sameWithinMs = 3_000;
/** Further behind than this, what waits is merged into one announcement. */
export const behindMs = 60_000;
/** A merged announcement stays short enough to be listened to. */
export const maxMerged = 8;

/** One thing to be said without a break: one announcement, or several calls merged. */
export interface Utterance {
  readonly announcements: readonly Announcement[];
  /** Several calls at once: each is said once, not twice. */
  readonly merged: boolean;
}

interface Waiting {
  readonly announcement: Announcement;
  readonly since: number;
}

export interface VoiceQueue {
  readonly speaking: Utterance | null;
  /** In order of arrival. */
  readonly waiting: readonly Waiting[];
  /** What came in the last three seconds, by what it says. */
  readonly lately: Readonly<Record<string, number>>;
}

/** Where an announcement is on its way through the queue; what was never taken in is over as well. */
export type Turn = 'waiting' | 'speaking' | 'over';

export const silentQueue: VoiceQueue = { speaking: null, waiting: [], lately: {} };

const urgency: Record<Announcement['kind'], number> = { emergency: 0, recall: 1, call: 2, notice: 3 };

/**
 * Takes in what a change announced (a snapshot announces nothing). In mute hours calls come without sound and are not taken.
 * A recall of a number whose call still waits takes its place: people hear one, and the more urgent.
 */
export function announced(queue: VoiceQueue, announcement: Announcement, now: number): VoiceQueue {
  const key = keyOf(announcement);
  const recent = Object.entries(queue.lately).filter(([, at]) => now - at < sameWithinMs);
  const lately = Object.fromEntries(recent);
  if (lately[key] !== undefined) return { ...queue, lately };
  if (announcement.audio.length === 0) return { ...queue, lately };
  const waiting = queue.waiting.filter((other) => keyOf(other.announcement) !== key);
  return {
    speaking: queue.speaking,
    waiting: [...waiting, { announcement, since: now }],
    lately: { ...lately, [key]: now },
  };
}

/** Starts the next utterance where none is being spoken: recall before call before notice, each kind in order. */
export function nextSpoken(queue: VoiceQueue, now: number): VoiceQueue {
  if (queue.speaking !== null || queue.waiting.length === 0) return queue;
  const inOrder = [...queue.waiting].sort(
    (one, other) => urgency[one.announcement.kind] - urgency[other.announcement.kind],
  );
  const chosen = isBehind(queue, now) ? mergeable(inOrder) : inOrder.slice(0, 1);
  return {
    speaking: { announcements: chosen.map(({ announcement }) => announcement), merged: chosen.length > 1 },
    waiting: queue.waiting.filter((waiting) => !chosen.includes(waiting)),
    lately: queue.lately,
  };
}

/** Whether the announcement of this id has had its turn. */
export function turnOf({ speaking, waiting }: VoiceQueue, id: string): Turn {
  if (speaking?.announcements.some((announcement) => announcement.id === id)) return 'speaking';
  return waiting.some(({ announcement }) => announcement.id === id) ? 'waiting' : 'over';
}

/** The utterance has ended, or failed. */
export function spoken(queue: VoiceQueue): VoiceQueue {
  return { ...queue, speaking: null };
}

/** Forgets what waits and no longer holds, for instance a call that was undone. */
export function withdrawn(queue: VoiceQueue, holds: (announcement: Announcement) => boolean): VoiceQueue {
  return { ...queue, waiting: queue.waiting.filter(({ announcement }) => holds(announcement)) };
}

function isBehind(queue: VoiceQueue, now: number): boolean {
  return queue.waiting.some(({ announcement, since }) => isCall(announcement) && now - since > behindMs);
}

/** The first ones that are calls; where something more urgent stands before them, that alone. */
function mergeable(inOrder: readonly Waiting[]): readonly Waiting[] {
  const first = inOrder[0];
  if (first === undefined || !isCall(first.announcement)) return inOrder.slice(0, 1);
  return inOrder.filter(({ announcement }) => isCall(announcement)).slice(0, maxMerged);
}

function isCall(announcement: Announcement): boolean {
  return announcement.kind === 'call' || announcement.kind === 'recall';
}

function keyOf(announcement: Announcement): string {
  return announcement.number === null
    ? `text ${announcement.text.zh}`
    : `number ${announcement.number} ${announcement.windowLabel ?? ''}`;
}
