import type { HallConfig } from '../../../protocol/hall-config.ts';
import type { WindowId } from '../../../protocol/ids.ts';
import type { HallState } from '../../domain/hall.ts';
import type { ServiceWindow } from '../../domain/queue/window.ts';
import { project } from '../../domain/tidal/projection.ts';
import { checkTide, type TidalAdvice, type TidalState } from '../../domain/tidal/tidal-rule.ts';
import { longestCommonWaitMs, outlookOf } from '../../views/visits/outlook.ts';
import type { VisitsView } from '../../views/visits/visits.ts';

/** `state` goes into the next look; `advice` is null where nothing is to be done. */
export interface TideLook {
  readonly state: TidalState;
  readonly advice: { readonly what: TidalAdvice; readonly window: WindowId } | null;
}

/** One look of the tidal rule at a running hall (B-08). `freeTellers`: signed in and at no window. */
export function watchTide(
  hall: HallState,
  config: HallConfig,
  visits: VisitsView,
  before: TidalState,
  freeTellers: number,
  now: number,
): TideLook {
  const { queue, tide } = hall;
  const tidal = [...queue.windows.values()].filter((window) => window.config.tidal);
  const open = tidal.filter((window) => window.status !== 'closed' && window.status !== 'closing');
  const closed = tidal.filter((window) => window.status === 'closed' && !tide.opening.has(window.id));
  const longestOpen = [...open].sort((one, other) => (one.openedAt ?? 0) - (other.openedAt ?? 0))[0];
  const horizon = config.tidal.horizonMinutes;
  const checked = checkTide(
    before,
    {
      now,
      projection: project(outlookOf(hall, config, visits, now), horizon),
      oneFewer: longestOpen ? project(outlookOf(hall, config, visits, now, longestOpen.id), horizon) : null,
      hasHistory: visits.model.days > 0,
      openedAt: longestOpen?.openedAt ?? null,
      closed: closed.length,
      staffed: Math.min(closed.length, freeTellers - tide.opening.size),
      longestWaitMinutes: longestCommonWaitMs(queue, now) / 60_000,
      promisedMinutes: config.longestWaitMinutes,
    },
    config.tidal,
  );
  const window = windowOf(checked.advice, closed[0], longestOpen);
  return { state: checked.state, advice: checked.advice && window ? { what: checked.advice, window } : null };
}

function windowOf(
  advice: TidalAdvice | null,
  closed: ServiceWindow | undefined,
  open: ServiceWindow | undefined,
): WindowId | undefined {
  if (advice === null) return undefined;
  return advice.kind === 'open' ? closed?.id : open?.id;
}
