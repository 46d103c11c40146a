import type { Refusal } from '../../../protocol/problems.ts';
import { ok, type Result } from '../../../protocol/result.ts';
import type { HallEvent, HallState } from '../hall.ts';
import { decideQueue } from '../queue/decide.ts';
import { type AnswerTidalAdvice, decideTide } from './tide.ts';

/**
 * Advice is followed or declined. Following one to close closes the window at once, or after the ticket that it serves;
 * who waits for it or is held by it goes back to the pool with the same rank, so that nobody is stranded (B-08).
 */
export function answerTidalAdvice(state: HallState, command: AnswerTidalAdvice): Result<readonly HallEvent[], Refusal> {
  const answered = decideTide(state.tide, command);
  const accepted = answered.ok && answered.value.find((event) => event.type === 'TidalAdviceAccepted');
  if (!answered.ok || !accepted || accepted.kind === 'open') return answered;
  const { at, actor } = command;
  const closing = decideQueue(state.queue, {
    type: 'CloseWindow',
    at,
    actor,
    window: accepted.tidalWindow,
    ownOnly: false,
    remaining: 'to-pool',
    reason: 'tide',
  });
  return closing.ok ? ok([...answered.value, ...closing.value]) : closing;
}
