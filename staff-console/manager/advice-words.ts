import { assertNever } from '../../protocol/result.ts';
import { words } from '../words/messages.ts';
import type { AdviceReason } from './advice-reason.ts';

/** The reason as a sentence. */
export function adviceWords(reason: AdviceReason, promisedMinutes: number): string {
  switch (reason.kind) {
    case 'forecast':
      return words.advice_why_forecast(reason);
    case 'forecast-now':
      return words.advice_why_forecast_now(reason);
    case 'threshold':
      return words.advice_why_threshold(reason);
    case 'longest-wait':
      return words.advice_why_longest({ longest: reason.longest, promised: promisedMinutes });
    case 'close':
      return words.advice_why_close(reason);
    case 'close-threshold':
      return words.advice_why_close_threshold();
    default:
      return assertNever(reason);
  }
}
