import type { HallConfig } from '../../../protocol/hall-config.ts';
import { assertNever } from '../../../protocol/result.ts';
import type { Text } from '../../../protocol/text.ts';
import type { WaitEstimate } from '../../../protocol/ticket.ts';
import { waitRange } from '../../../protocol/wait-range.ts';

/** How a missed number comes back, in the hall's own numbers. */
export function missedRule(config: HallConfig): Text {
  const { reactivateWithinMinutes: minutes } = config.calling;
  const { zh, en } = config.guidanceDesk;
  return {
    zh: `过号 ${minutes} 分钟内，请到${zh}恢复排队，不必重新取号。`,
    en: `If you miss your call, ask at the ${en} within ${minutes} minutes. You keep your number.`,
  };
}

/** The same for the line of the ticket that is headed 过号. */
export function missedAdvice(config: HallConfig): Text {
  const { reactivateWithinMinutes: minutes } = config.calling;
  const { zh, en } = config.guidanceDesk;
  return {
    zh: `叫到没来，${minutes} 分钟内到${zh}恢复排队，不必重新取号`,
    en: `ask at the ${en} within ${minutes} minutes; you keep your number`,
  };
}

/** A wait as the paper says it, a range and never a single moment (B-16). */
export function waitWords(estimate: WaitEstimate | null): Text {
  const range = waitRange(estimate);
  switch (range.kind) {
    case 'unknown':
      return { zh: '暂无法估计', en: 'no estimate yet' };
    case 'within':
      return { zh: `${range.toMinutes} 分钟以内`, en: `up to ${range.toMinutes} minutes` };
    case 'between': {
      const { fromMinutes: from, toMinutes: to } = range;
      return { zh: `约 ${from}～${to} 分钟`, en: `about ${from} to ${to} minutes` };
    }
    default:
      return assertNever(range);
  }
}
