import type { TidalConfig } from '../../../protocol/hall-config.ts';
import { meanWorkSeconds } from '../estimate/learned-model.ts';
import { capacityAt, type PlannedWindow } from '../estimate/window-plan.ts';
import { arrivalsPerMinute, type Outlook, project } from './projection.ts';
import { checkTide, type TidalState, tideChanged } from './tidal-rule.ts';

const minuteMs = 60_000;

/** The tidal windows as they stand, for playing the rule forward. */
export interface TidalStand {
  readonly state: TidalState;
  readonly config: TidalConfig;
  /** Open ones, or on their way: since when. */
  readonly open: readonly { readonly since: number }[];
  readonly staffed: number;
}

/**
 * When the tidal rule is going to open further windows, ms: it is played forward on the expected work, so that a
 * wait estimate does not fear a peak that will be met. Closing is left out: it comes only once waits are short.
 */
export function foreseenOpenings(outlook: Outlook, stand: TidalStand, aheadMinutes: number): readonly number[] {
  const openings: number[] = [];
  const workOfVisit = (meanWorkSeconds(outlook.model) / 60) * outlook.slowness;
  let state = stand.state;
  let windows: readonly PlannedWindow[] = outlook.windows;
  let work = outlook.workMinutes;
  for (let minute = 0; minute < aheadMinutes && openings.length < stand.staffed; minute += 1) {
    const now = outlook.now + minute * minuteMs;
    const checked = checkTide(
      state,
      {
        now,
        projection: project({ ...outlook, now, windows, workMinutes: work }, stand.config.horizonMinutes),
        oneFewer: null,
        hasHistory: outlook.model.days > 0,
        openedAt: null,
        closed: stand.staffed - openings.length,
        staffed: stand.staffed - openings.length,
        longestWaitMinutes: 0,
        promisedMinutes: Number.POSITIVE_INFINITY,
      },
      stand.config,
    );
    state = checked.state;
    if (checked.advice?.kind === 'open') {
      const from = now + stand.config.leadMinutes * minuteMs;
      openings.push(from);
      windows = [...windows, { open: [{ from, to: Number.POSITIVE_INFINITY }], slowness: 1 }];
      state = tideChanged(now);
    }
    work = Math.max(0, work + arrivalsPerMinute(outlook, now) * workOfVisit - capacityAt(windows, now));
  }
  return openings;
}
