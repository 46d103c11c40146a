import type { Text } from '../../protocol/text.ts';
import type { Announcement } from '../../protocol/views.ts';
import type { Turn } from '../voice/voice-queue.ts';

/** How long words stand for each so many characters that they have: nobody must have heard a notice to know it (C-10). */
const standsMs = 20_000;
const charsInThatTime = { zh: 120, en: 300 };
/** Words that wait to be spoken, or are being spoken, stand no longer than this; when their turn comes they stand again. */
export const longestMs = 60_000;
/** More at once would leave no room for the calls. */
const mostNotices = 2;

/** An announcement that is no call on the board. Times are by the clock that never jumps, in ms. */
export interface StandingNotice {
  readonly id: string;
  readonly text: Text;
  /** An emergency. */
  readonly urgent: boolean;
  readonly since: number;
  /** When the voice came to it; null where it has not, or where nobody speaks. */
  readonly spokenAt: number | null;
  /** Whether its words are to be seen now. */
  readonly stands: boolean;
}

/** A notice has come: its words stand at once, whether or not it will be spoken. */
export function noticeOf({ id, text, kind }: Announcement, now: number): StandingNotice {
  return { id, text, urgent: kind === 'emergency', since: now, spokenAt: null, stands: true };
}

/**
 * The notices as time goes by and the voice goes on: the time of each counts from the beginning of its speaking, and from its
 * arrival where it is not spoken. Those that are over are gone; the same list where nothing has changed.
 */
export function stillStanding(
  notices: readonly StandingNotice[],
  turnOf: (id: string) => Turn,
  now: number,
): readonly StandingNotice[] {
  const next = notices.map((notice) => after(notice, turnOf(notice.id), now)).filter((notice) => notice !== null);
  return next.length === notices.length && next.every((one, index) => one === notices[index]) ? notices : next;
}

/** What the board shows: an emergency alone; else what is spoken and the latest beside it, oldest first. */
export function shownNotices(notices: readonly StandingNotice[]): readonly StandingNotice[] {
  const standing = notices.filter(({ stands }) => stands);
  const emergencies = standing.filter(({ urgent }) => urgent);
  if (emergencies.length > 0) return emergencies.slice(-1);
  const shown = [...standing].sort(byClaim).slice(-mostNotices);
  return standing.filter((notice) => shown.includes(notice));
}

function after(notice: StandingNotice, turn: Turn, now: number): StandingNotice | null {
  const spokenAt = notice.spokenAt ?? (turn === 'speaking' ? now : null);
  const passedMs = now - (spokenAt ?? notice.since);
  const { zh, en } = notice.text;
  const ownMs = standsMs * Math.ceil(Math.max(zh.length / charsInThatTime.zh, en.length / charsInThatTime.en));
  const stands = passedMs <= (turn === 'over' ? ownMs : Math.max(ownMs, longestMs));
  if (turn === 'over' && !stands) return null;
  return stands === notice.stands && spokenAt === notice.spokenAt ? notice : { ...notice, spokenAt, stands };
}

/** What the voice came to last has the first claim on the place, then what came last. */
function byClaim(one: StandingNotice, other: StandingNotice): number {
  const never = Number.NEGATIVE_INFINITY;
  const [first, second] = [one.spokenAt ?? never, other.spokenAt ?? never];
  return first === second ? one.since - other.since : first - second;
}
