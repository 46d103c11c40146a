import type { HallConfig } from '../../../protocol/hall-config.ts';
import type { Text } from '../../../protocol/text.ts';
import type { WaitEstimate } from '../../../protocol/ticket.ts';

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

/** A range rounded outward to five minutes; never a false exact time (B-16). */
export function waitWords(estimate: WaitEstimate | null): Text {
  if (!estimate) return { zh: '暂无法估计', en: 'no estimate yet' };
  const from = Math.floor(estimate.p50Seconds / 300) * 5;
  const to = Math.max(5, Math.ceil(estimate.p90Seconds / 300) * 5);
  if (from === 0) return { zh: `${to} 分钟以内`, en: `up to ${to} minutes` };
  return { zh: `约 ${from}～${to} 分钟`, en: `about ${from} to ${to} minutes` };
}
