import type { Text } from '../../protocol/text.ts';

/**
 * What boards say and show to who was called and is now sent elsewhere (B-15): 请 A012 号改到 3 号窗口. The voice spells
 * the ticket's number. Without a window it waits again, and any window may call it.
 */
export function ticketMovedWords(number: string, windowLabel: string | null): Text {
  if (windowLabel === null) {
    return {
      zh: `请 ${number} 号稍候，改由其他窗口呼叫`,
      en: `Ticket ${number}, please wait, another counter will call you`,
    };
  }
  return {
    zh: `请 ${number} 号改到 ${windowLabel} 号窗口`,
    en: `Ticket ${number}, please go to counter ${windowLabel} instead`,
  };
}

/** What is said to all who waited for a window that no longer serves; their numbers stand on the board. */
export function windowMovedWords(fromLabel: string, toLabel: string | null): Text {
  if (toLabel === null) {
    return {
      zh: `${fromLabel} 号窗口的等候号改由其他窗口呼叫，请看大屏`,
      en: `Tickets waiting for counter ${fromLabel} will be called by other counters. Please see the board`,
    };
  }
  return {
    zh: `${fromLabel} 号窗口的等候号改到 ${toLabel} 号窗口，请看大屏`,
    en: `Tickets waiting for counter ${fromLabel} are moved to counter ${toLabel}. Please see the board`,
  };
}
