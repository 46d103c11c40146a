import type { OutlookReply } from '../../../protocol/manager-api.ts';
import { capacityAt } from '../../domain/estimate/window-plan.ts';
import { allWaiting } from '../../domain/queue/call-order/waiting-lines.ts';
import { arrivalsPerMinute, projectPath } from '../../domain/tidal/projection.ts';
import { type HalfHoursView, projectHalfHours } from '../../views/half-hours/half-hours.ts';
import { outlookOf } from '../../views/visits/outlook.ts';
import type { ToldWait } from '../../views/visits/visits.ts';
import type { Hall } from '../hall.ts';

const aheadMinutes = 120;
const stepMinutes = 5;

/** The manager's page of a hall (B-07, B-08, B-16). */
export function hallOutlook(hall: Hall, halfHours: HalfHoursView, freeTellers: number, now: number): OutlookReply {
  const { queue, tide } = hall.writer.durable;
  const { visits } = hall.foresight;
  const config = hall.config();
  const outlook = outlookOf(queue, config, visits, now);
  const path = projectPath(outlook, aheadMinutes);
  const oldest = allWaiting(queue.lines)[0];
  const nowSeconds = oldest ? Math.max(0, Math.round((now - oldest.rankAt) / 1000)) : 0;
  const promisedSeconds = config.longestWaitMinutes * 60;
  const { advice } = tide;
  return {
    now,
    day: queue.day,
    halfHours: projectHalfHours(halfHours),
    ahead: path
      .filter((_, minute) => minute % stepMinutes === 0)
      .map((waitMinutes, index) => {
        const at = now + index * stepMinutes * 60_000;
        const windows = Math.round(capacityAt(outlook.windows, at) * 10) / 10;
        return { at, waitMinutes, arrivals: arrivalsPerMinute(outlook, at) * stepMinutes, windows };
      }),
    tide: {
      mode: config.tidal.mode,
      advice: advice && { ...advice, windowLabel: queue.windows.get(advice.window)?.config.label ?? advice.window },
      opening: [...tide.opening.keys()],
      freeTellers,
    },
    longestWait: { nowSeconds, promisedSeconds, broken: nowSeconds > promisedSeconds },
    estimates: truthOf(visits.told),
    learnedDays: visits.model.days,
  };
}

/** The measured error and coverage of what was told. */
function truthOf(told: readonly ToldWait[]): OutlookReply['estimates'] {
  if (told.length === 0) return null;
  const error = told.reduce((sum, { p50, actual }) => sum + Math.abs(p50 - actual), 0) / told.length;
  const within = told.filter(({ p90, actual }) => actual <= p90).length;
  return { told: told.length, p50MeanAbsError: Math.round(error), p90Coverage: within / told.length };
}
