import { assertNever } from '../../protocol/result.ts';
import type { Language } from '../../protocol/text.ts';
import type { TicketView } from '../../protocol/views.ts';
import { waitRange } from '../../protocol/wait-range.ts';
import { say, type WordKey } from './words.ts';

/** What the page says of a ticket in one language: one headline, what to do, and figures where there are some. */
export interface TicketCard {
  readonly mood: 'waiting' | 'called' | 'served' | 'missed' | 'over';
  readonly headline: string;
  /** Label of the window to go to now; shown larger than all else. */
  readonly goTo: string | null;
  /** Figures with their labels, for instance people ahead. */
  readonly figures: readonly { readonly label: string; readonly value: string }[];
  readonly advice: readonly string[];
  /** Nothing will change any more. */
  readonly isFinal: boolean;
}

const ways: Record<NonNullable<TicketView['window']>['direction'], WordKey> = {
  left: 'go_left',
  right: 'go_right',
  ahead: 'go_ahead',
};

/** The card for every status that a ticket can have (B-14, B-16). */
export function ticketCard(ticket: TicketView, language: Language): TicketCard {
  const word = (key: WordKey, values?: Readonly<Record<string, string | number>>) => say(language, key, values);
  const window = ticket.window?.label ?? null;
  const over = { mood: 'over', goTo: null, figures: [], isFinal: true } as const;
  const open = { goTo: null, figures: [], isFinal: false } as const;
  const takeNew = word('take_new', { desk: ticket.hall.guidanceDesk[language] });
  switch (ticket.status) {
    case 'waiting':
      return waitingCard(ticket, language);
    case 'called': {
      const way = ticket.window === null ? [] : [word(ways[ticket.window.direction])];
      const again = ticket.recalls > 0 ? [word('called_times', { times: ticket.recalls })] : [];
      const headline = word('called', { window: window ?? '' });
      return { ...open, mood: 'called', headline, goTo: window, advice: [...way, ...again] };
    }
    case 'serving': {
      const headline = window === null ? word('serving_somewhere') : word('serving', { window });
      return { ...open, mood: 'served', headline, advice: [] };
    }
    case 'held': {
      const hint = window === null ? word('held_hint_somewhere') : word('held_hint', { window });
      return { ...open, mood: 'served', headline: word('held'), advice: [hint] };
    }
    case 'no-show':
      return { ...open, mood: 'missed', headline: word('missed'), advice: [ticket.missedRule[language]] };
    case 'done':
      return { ...over, headline: word('done'), advice: [] };
    case 'cancelled':
      return { ...over, headline: word('cancelled'), advice: [takeNew] };
    case 'expired':
      return { ...over, headline: word('expired'), advice: [takeNew] };
    default:
      return assertNever(ticket.status);
  }
}

function waitingCard(ticket: TicketView, language: Language): TicketCard {
  const ahead = ticket.ahead;
  const people = {
    label: say(language, 'people_ahead'),
    value: `${ahead ?? ''} ${say(language, ahead === 1 ? 'person' : 'people')}`,
  };
  const wait = { label: say(language, 'wait'), value: waitWords(ticket, language) };
  return {
    mood: 'waiting',
    goTo: null,
    headline: movedWords(ticket, language) ?? (ahead === 0 ? say(language, 'next') : ''),
    figures: ahead === null || ahead === 0 ? [wait] : [people, wait],
    advice: waitingAdvice(ticket, language),
    isFinal: false,
  };
}

/** Where it is called now, while that is news (B-15). */
function movedWords({ moved }: TicketView, language: Language): string | null {
  if (moved === undefined) return null;
  const windows = moved.windows.join(language === 'zh' ? '、' : ', ');
  return windows === '' ? say(language, 'moved_anywhere') : say(language, 'moved_to', { windows });
}

function waitingAdvice({ moved, window }: TicketView, language: Language): string[] {
  const way = window === null ? [] : [say(language, ways[window.direction])];
  if (moved !== undefined) return [...way, say(language, 'moved_keep')];
  const place = window === null ? [] : [say(language, 'at_window', { window: window.label })];
  return [...place, say(language, 'stay_near')];
}

function waitWords(ticket: TicketView, language: Language): string {
  const range = waitRange(ticket.estimate);
  switch (range.kind) {
    case 'unknown':
      return say(language, 'wait_unknown');
    case 'within':
      return say(language, 'wait_within', { to: range.toMinutes });
    case 'between':
      return say(language, 'wait_between', { from: range.fromMinutes, to: range.toMinutes });
    default:
      return assertNever(range);
  }
}
