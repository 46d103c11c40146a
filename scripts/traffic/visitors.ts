import type { Caller } from '../support/caller.ts';
import { exponential, type Pace } from './pace.ts';
import { inventPerson, oneOf } from './person.ts';

/** Nobody joins a line that is longer than this: the traffic never grows without bound. */
const longestLine = 40;
const visitorsAtOnce = 24;
/** About 800 visitors in a day of nine hours: a little more than eight tellers can serve, so that there is always somebody to call. */
const meanDistanceSeconds = 40;
const shares = { withoutCard: 0.2, helpedByGuide: 0.06 };

/** People who come in, take a ticket at the kiosk, and now and then are helped by the guide. Ends only by rejection. */
export async function bringVisitors(
  kiosk: Caller,
  guide: Caller,
  services: readonly number[],
  pace: Pace,
): Promise<never> {
  for (let visitor = 0; visitor < visitorsAtOnce; visitor += 1) {
    await takeTicket(kiosk, guide, services, pace);
    await pace.pass(3);
  }
  for (;;) {
    await pace.pass(exponential(meanDistanceSeconds, pace.random));
    if ((await countWaiting(kiosk)) < longestLine) await takeTicket(kiosk, guide, services, pace);
  }
}

async function takeTicket(kiosk: Caller, guide: Caller, services: readonly number[], pace: Pace): Promise<void> {
  const service = oneOf(services, pace.random);
  if (pace.random() < shares.helpedByGuide) {
    const group = oneOf(['veteran', 'disabled'], pace.random);
    await guide.post('/halls/demo/tickets', { service, grantedGroup: group, reason: '已看证件（模拟）' });
  } else if (pace.random() < shares.withoutCard) {
    await kiosk.post('/halls/demo/tickets', { service });
  } else {
    await kiosk.post('/halls/demo/tickets', { service, holder: inventPerson(new Date(), pace.random) });
  }
}

async function countWaiting(kiosk: Caller): Promise<number> {
  const { body } = await kiosk.get('/halls/demo/board');
  const lanes = Array.isArray(body.lanes) ? body.lanes : [];
  return lanes.reduce((sum: number, lane: { readonly waiting?: number }) => sum + (lane.waiting ?? 0), 0);
}
