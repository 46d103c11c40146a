import { binMinutes, binOf, type LearnedModel, meanWorkSeconds } from '../estimate/learned-model.ts';
import { capacityAt, type PlannedWindow } from '../estimate/window-plan.ts';

const minuteMs = 60_000;
/** A wait without any window is told as this many minutes, so that no number is ever infinite. */
const hopelessMinutes = 600;

/** What the projection starts from. Times in ms. */
export interface Outlook {
  readonly now: number;
  /** Start of the hall's day. */
  readonly midnight: number;
  /** No more tickets are issued from then on. */
  readonly lastTicketAt: number;
  /** Expected minutes of work of all who wait. */
  readonly workMinutes: number;
  readonly model: LearnedModel;
  /** Today's volume against the profile. */
  readonly volume: number;
  /** Slowness of the hall today: factor on all work. */
  readonly slowness: number;
  readonly windows: readonly PlannedWindow[];
}

/** Predicted waits, none above 600 minutes: so much is said where work waits and no window is open. */
export interface Projection {
  readonly peakMinutes: number;
  /** How long it is until then. */
  readonly peakInMinutes: number;
  /** Over the minutes looked at. */
  readonly meanMinutes: number;
  readonly nowMinutes: number;
}

/**
 * The predicted wait over the next minutes: the work in the queue is carried forward minute by minute, plus what
 * is expected to arrive, less what the windows do, and divided by what they do.
 */
export function project(outlook: Outlook, horizonMinutes: number): Projection {
  const nowMinutes = waitMinutes(outlook.workMinutes, capacityAt(outlook.windows, outlook.now));
  const path = projectPath(outlook, horizonMinutes);
  const peakMinutes = path.reduce((peak, wait) => Math.max(peak, wait), nowMinutes);
  const peakInMinutes = peakMinutes > nowMinutes ? path.indexOf(peakMinutes) + 1 : 0;
  const sum = path.reduce((total, wait) => total + wait, 0);
  return { peakMinutes, peakInMinutes, meanMinutes: path.length > 0 ? sum / path.length : nowMinutes, nowMinutes };
}

/** The predicted wait at each of the next minutes. */
export function projectPath(outlook: Outlook, horizonMinutes: number): readonly number[] {
  const workOfVisit = (meanWorkSeconds(outlook.model) / 60) * outlook.slowness;
  const path: number[] = [];
  let work = outlook.workMinutes;
  for (let minute = 0; minute < horizonMinutes; minute += 1) {
    const at = outlook.now + minute * minuteMs;
    const capacity = capacityAt(outlook.windows, at);
    work = Math.max(0, work + arrivalsPerMinute(outlook, at) * workOfVisit - capacity);
    path.push(waitMinutes(work, capacity));
  }
  return path;
}

/** Tickets expected in a minute; none while there is no history, and none after the last ticket. */
export function arrivalsPerMinute(
  outlook: Pick<Outlook, 'midnight' | 'lastTicketAt' | 'model' | 'volume'>,
  at: number,
): number {
  if (at >= outlook.lastTicketAt) return 0;
  const expected = outlook.model.arrivals[binOf((at - outlook.midnight) / minuteMs)] ?? 0;
  return (expected * outlook.volume) / binMinutes;
}

function waitMinutes(work: number, capacity: number): number {
  if (work <= 0) return 0;
  return capacity > 0 ? Math.min(hopelessMinutes, work / capacity) : hopelessMinutes;
}
