import type { Problem } from '../../protocol/problems.ts';
import { problemWords } from '../../ui/i18n/problem-words.ts';
import { ticketNow } from '../models/ticket-now.ts';
import { words } from './messages.ts';

/** What a refusal means and what to do next; where another ticket came to the window meanwhile, with its number (B-14). */
export function refusalWords(problem: Problem): string {
  const now = ticketNow(problem);
  if (now === undefined) return problemWords(problem);
  return now === null ? words.refused_ticket_left() : words.refused_ticket_changed({ number: now.number });
}
