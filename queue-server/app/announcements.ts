import { localMinutes, minutesOf } from '../../protocol/clock.ts';
import type { HallConfig } from '../../protocol/hall-config.ts';
import type { Announcement } from '../../protocol/views.ts';
import type { HallEvent, HallState } from '../domain/hall.ts';
import { callWords } from '../speech/call-words.ts';
import { tidalOpenWords } from '../speech/tidal-words.ts';

/**
 * What boards say of an event, with its text for who cannot hear (C-03, C-10): a call or a recall, by number and window,
 * and a tidal window that opens (B-08). One that closes is shown and not spoken.
 */
export function announcementOf(
  event: HallEvent,
  state: HallState,
  config: HallConfig,
  seq: number,
): Announcement | null {
  const common = { id: `${config.id}-${seq}`, at: event.at };
  switch (event.type) {
    case 'TicketCalled':
    case 'TicketRecalled': {
      const number = state.queue.tickets.get(event.ticket)?.number;
      const windowLabel = state.queue.windows.get(event.window)?.config.label;
      if (number === undefined || windowLabel === undefined) return null;
      const audio = audioOf(config, event.at, 'calls', { number, window: windowLabel });
      const kind = event.type === 'TicketCalled' ? 'call' : 'recall';
      return { ...common, kind, number, windowLabel, text: callWords(number, windowLabel), audio };
    }
    case 'WindowOpened': {
      const window = state.queue.windows.get(event.window)?.config;
      if (!window?.tidal) return null;
      const audio = audioOf(config, event.at, 'tidal-windows', { window: window.label });
      return {
        ...common,
        kind: 'notice',
        number: null,
        windowLabel: window.label,
        text: tidalOpenWords(window.label),
        audio,
      };
    }
    default:
      return null;
  }
}

/** Where the clips are: named by what they say, so that a board never waits for one to be made before it flashes. */
export function audioOf(
  config: HallConfig,
  at: number,
  kind: 'calls' | 'tidal-windows' | 'moved-tickets' | 'moved-windows',
  words: Readonly<Record<string, string>>,
): Announcement['audio'] {
  if (isMute(config, at)) return [];
  return config.voice.languages.map((language) => {
    const query = new URLSearchParams({ ...words, language });
    return { language, url: `/api/v1/speech/${kind}?${query}` };
  });
}

/** Hours without voice (C-03); a span over midnight holds as well. */
function isMute(config: HallConfig, at: number): boolean {
  const minute = localMinutes(at, config.utcOffsetMinutes);
  return config.voice.mute.some(({ from, to }) => {
    const [begin, end] = [minutesOf(from), minutesOf(to)];
    return begin <= end ? begin <= minute && minute < end : minute >= begin || minute < end;
  });
}
