import type { OutlookReply } from '../../../protocol/manager-api.ts';
import { isOpenAt } from '../../domain/estimate/window-plan.ts';
import { arrivalsPerMinute, type Outlook, projectPath } from '../../domain/tidal/projection.ts';
import { projectHalfHours } from '../../views/half-hours/half-hours.ts';
import { longestWaitMs, outlookOf } from '../../views/visits/outlook.ts';
import type { ToldWait } from '../../views/visits/visits.ts';
import type { Hall } from '../hall.ts';

const aheadMinutes = 120;
const stepMinutes = 5;

/** The manager's page of a hall (B-07, B-08, B-16). */
export function hallOutlook(hall: Hall, freeTellers: number, now: number): OutlookReply {
  const state = hall.writer.durable;
  const { visits, halfHours } = hall.foresight;
  const { queue, tide } = state;
  const { advice, opening } = tide;
  const config = hall.config();
  const nowSeconds = Math.round(longestWaitMs(queue, now) / 1000);
  const promisedSeconds = config.longestWaitMinutes * 60;
  return {
    now,
    utcOffsetMinutes: config.utcOffsetMinutes,
    day: queue.day,
    halfHours: projectHalfHours(halfHours),
    ahead: visits.model.days === 0 ? [] : stepsAhead(outlookOf(state, config, visits, now)),
    tide: {
      mode: config.tidal.mode,
      advice: advice && { ...advice, windowLabel: queue.windows.get(advice.window)?.config.label ?? advice.window },
      opening: [...opening.keys()],
      freeTellers,
    },
    longestWait: { nowSeconds, promisedSeconds, broken: nowSeconds > promisedSeconds },
    estimates: truthOf(visits.told),
    learnedDays: visits.model.days,
  };
}

function stepsAhead(outlook: Outlook): OutlookReply['ahead'] {
  return projectPath(outlook, aheadMinutes)
    .filter((_, minute) => minute % stepMinutes === 0)
    .map((waitMinutes, index) => {
      const at = outlook.now + index * stepMinutes * 60_000;
      const windows = outlook.windows.filter((window) => isOpenAt(window.open, at)).length;
      const arrivals = arrivalsPerMinute(outlook, at) * stepMinutes;
      return { at, waitMinutes: windows === 0 ? null : waitMinutes, arrivals, windows };
    });
}

/** The measured error and coverage of what was told. */
function truthOf(told: readonly ToldWait[]): OutlookReply['estimates'] {
  if (told.length === 0) return null;
  const error = told.reduce((sum, { p50, actual }) => sum + Math.abs(p50 - actual), 0) / told.length;
  const within = told.filter(({ p90, actual }) => actual <= p90).length;
  return { told: told.length, p50MeanAbsError: Math.round(error), p90Coverage: within / told.length };
}
