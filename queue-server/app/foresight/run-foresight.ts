import type { Clock } from '../../../protocol/clock.ts';
import { type Actor, system } from '../../domain/actor.ts';
import type { AppContext } from '../context.ts';
import { freeTellers } from '../free-tellers.ts';
import type { Hall } from '../hall.ts';
import { randomName } from '../random-ids.ts';
import type { TideLook } from './watch-tide.ts';

const bySystem = { actor: 'system', commandId: null, fingerprint: null };
const estimateEveryMs = 4000;
const tideEveryMs = 60_000;

/** Estimates anew every few seconds and looks at the tide every minute, until it is stopped. */
export function startForesight(context: Pick<AppContext, 'agency' | 'clock' | 'halls'>): () => void {
  const halls = [...context.halls.values()];
  const estimates = setInterval(() => {
    for (const hall of halls) void hall.foresight.think().then(() => hall.live.refresh());
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
  const advice = hall.foresight.tide(tellers);
  if (!advice) return;
  const id = await advise(hall, advice, clock);
  if (id === null || hall.config().tidal.mode !== 'automatic') return;
  const actor: Actor = system;
  const answer = { type: 'AnswerTidalAdvice', at: clock.now(), actor, advice: id, accept: true, why: null } as const;
  await hall.writer.submit(answer, bySystem);
}

async function advise(
  hall: Hall,
  { what, window }: NonNullable<TideLook['advice']>,
  clock: Clock,
): Promise<string | null> {
  const done = await hall.writer.submit(
    {
      type: 'AdviseTide',
      at: clock.now(),
      actor: system,
      advice: randomName(12),
      kind: what.kind,
      tidalWindow: window,
      grounds: what.reason,
      teller: what.kind === 'open' ? what.teller : 'signed-in',
    },
    bySystem,
  );
  return done.ok ? (hall.writer.durable.tide.advice?.id ?? null) : null;
}
