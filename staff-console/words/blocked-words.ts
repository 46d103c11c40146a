import type { BlockReason } from '../models/teller-action.ts';
import { words } from './messages.ts';

const fixed: Readonly<Record<Exclude<BlockReason, 'recall-too-soon'>, () => string>> = {
  disconnected: words.blocked_disconnected,
  'window-closed': words.blocked_window_closed,
  'window-closing': words.blocked_window_closing,
  'window-paused': words.blocked_window_paused,
  'window-not-paused': words.blocked_window_not_paused,
  'window-idle': words.blocked_window_idle,
  'window-busy': words.blocked_window_busy,
  'answer-first': words.blocked_answer_first,
  'not-called': words.blocked_not_called,
  'not-serving': words.blocked_not_serving,
  'recalls-exhausted': words.blocked_recalls_exhausted,
  'nothing-to-undo': words.blocked_nothing_to_undo,
};

/** Why a key does nothing now, and what to do instead. `seconds` counts down to the next recall. */
export function blockedWords(why: BlockReason, seconds: number): string {
  return why === 'recall-too-soon' ? words.blocked_recall_too_soon({ seconds }) : fixed[why]();
}
