import { type Answer, type Caller, codeOf } from '../support/caller.ts';
import { logNormal, type Pace } from './pace.ts';

const medianServiceSeconds = 250;
const serviceSpread = 0.6;
const noShowShare = 0.05;
/** By the server's clock: a recall sooner than the hall allows is refused. */
const recallSeconds = 21;
const idleSeconds = 1;

/** A teller's day at one window: calls, waits for the person, serves, finishes. Ends only by rejection. */
export async function serveAtWindow(teller: Caller, window: string, pace: Pace): Promise<never> {
  const act = (action: string, body: object = {}) => teller.post(`/halls/demo/windows/${window}/${action}`, body);
  await act('open');
  for (;;) {
    const called = await act('call-next');
    if (called.status >= 400) {
      await recover(codeOf(called), act);
      await pace.passReal(idleSeconds);
      continue;
    }
    await pace.pass(15 + pace.random() * 25);
    if (pace.random() < noShowShare) await giveUp(act, pace);
    else await serve(act, pace);
    await pace.pass(5 + pace.random() * 15);
  }
}

type Act = (action: string, body?: object) => Promise<Answer>;

async function serve(act: Act, pace: Pace): Promise<void> {
  await act('start');
  await pace.pass(logNormal(medianServiceSeconds, serviceSpread, pace.random));
  await act('finish', {});
}

/** Nobody comes: call again as often as the hall allows, then pass the number. */
async function giveUp(act: Act, pace: Pace): Promise<void> {
  for (;;) {
    await pace.passReal(recallSeconds);
    if ((await act('recall')).status >= 400) break;
  }
  await pace.passReal(recallSeconds);
  await act('no-show');
}

/** A window that was closed, paused or left with a ticket is put right, for instance after a restart of the server. */
async function recover(code: string, act: Act): Promise<void> {
  if (code === 'window_not_open') await act('open');
  if (code === 'window_paused') await act('continue');
  if (code === 'window_busy') {
    await act('start');
    await act('finish', {});
  }
}
