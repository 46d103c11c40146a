import type { Clock } from '../../../protocol/clock.ts';
import { system } from '../../domain/actor.ts';
import type { HallCommand } from '../../domain/decide-hall.ts';
import type { AppContext } from '../context.ts';
import { freeTellers } from '../free-tellers.ts';
import type { Hall } from '../hall.ts';
import { randomName } from '../random-ids.ts';
import { bySystem } from '../stream.ts';
import type { TideLook } from './watch-tide.ts';

const estimateEveryMs = 4000;
const tideEveryMs = 60_000;
const minuteMs = 60_000;
/** A window whose opening was decided waits for its teller this many times the usual lead. */
const patienceLeads = 3;

/** Estimates anew every few seconds and looks at the tide every minute, until it is stopped. */
export function startForesight(context: Pick<AppContext, 'agency' | 'clock' | 'halls'>): () => void {
  const halls = [...context.halls.values()];
  const estimates = setInterval(() => {
    for (const hall of halls) {
      void hall.foresight.think(freeTellers(context, hall)).then(() => hall.live.refresh());
    }
  }, estimateEveryMs);
  const tide = setInterval(() => {
    for (const hall of halls) void followTide(hall, freeTellers(context, hall), context.clock);
  }, tideEveryMs);
  return () => {
    clearInterval(estimates);
    clearInterval(tide);
  };
}

/** One look at the tide: advice goes on record, and is followed at once where the hall says so (B-08). */
export async function followTide(hall: Hall, tellers: number, clock: Clock): Promise<void> {
  if (!hall.foresight.ready()) return;
  const at = clock.now();
  await dropForsaken(hall, at);
  const advice = hall.foresight.tide(tellers);
  if (advice === null) return withdrawStale(hall, at);
  const id = await advise(hall, advice, at);
  if (id === null || hall.config().tidal.mode !== 'automatic') return;
  await submit(hall, {
    type: 'AnswerTidalAdvice',
    at,
    actor: system,
    advice: id,
    accept: true,
    why: null,
    freeTellers: tellers,
  });
}

async function advise(
  hall: Hall,
  { what, window }: NonNullable<TideLook['advice']>,
  at: number,
): Promise<string | null> {
  const accepted = await submit(hall, {
    type: 'AdviseTide',
    at,
    actor: system,
    advice: randomName(12),
    kind: what.kind,
    tidalWindow: window,
    grounds: what.reason,
    teller: what.kind === 'open' ? what.teller : 'signed-in',
  });
  return accepted ? (hall.writer.durable.tide.advice?.id ?? null) : null;
}

/** Windows whose teller has not come go back to the others: the rule may ask again. */
async function dropForsaken(hall: Hall, at: number): Promise<void> {
  const patienceMs = patienceLeads * hall.config().tidal.leadMinutes * minuteMs;
  for (const [tidalWindow, since] of [...hall.writer.durable.tide.opening]) {
    if (at - since >= patienceMs) await submit(hall, { type: 'DropTidalOpening', at, actor: system, tidalWindow });
  }
}

/** Advice that nobody answered, and that the rule does not give any more. */
async function withdrawStale(hall: Hall, at: number): Promise<void> {
  const { advice } = hall.writer.durable.tide;
  if (!advice || at - advice.at < hall.config().tidal.settleMinutes * minuteMs) return;
  await submit(hall, { type: 'WithdrawTidalAdvice', at, actor: system, advice: advice.id });
}

async function submit(hall: Hall, command: HallCommand): Promise<boolean> {
  return (await hall.writer.submit(command, bySystem)).ok;
}
