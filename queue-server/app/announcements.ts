import { localMinutes, minutesOf } from '../../protocol/clock.ts';
import type { HallConfig } from '../../protocol/hall-config.ts';
import type { Announcement } from '../../protocol/views.ts';
import type { HallEvent, HallState } from '../domain/hall.ts';
import { callWords } from '../speech/call-words.ts';

/** What boards say of an event: a call or a recall, by number and window, with its text for who cannot hear (C-03, C-10). */
export function announcementOf(
  event: HallEvent,
  state: HallState,
  config: HallConfig,
  seq: number,
): Announcement | null {
  if (event.type !== 'TicketCalled' && event.type !== 'TicketRecalled') return null;
  const ticket = state.queue.tickets.get(event.ticket);
  const window = state.queue.windows.get(event.window);
  if (!ticket || !window) return null;
  const { number } = ticket;
  const windowLabel = window.config.label;
  return {
    id: `${config.id}-${seq}`,
    kind: event.type === 'TicketCalled' ? 'call' : 'recall',
    number,
    windowLabel,
    text: callWords(number, windowLabel),
    audio: isMute(config, event.at)
      ? []
      : config.voice.languages.map((language) => audioOf(number, windowLabel, language)),
    at: event.at,
  };
}

/** Where the clip of a call is: named by what it says, so that a board never waits for it to be made before it flashes. */
function audioOf(number: string, windowLabel: string, language: 'zh' | 'en'): Announcement['audio'][number] {
  const query = new URLSearchParams({ number, window: windowLabel, language });
  return { language, url: `/api/v1/speech/calls?${query}` };
}

/** Hours without voice (C-03); a span over midnight holds as well. */
function isMute(config: HallConfig, at: number): boolean {
  const minute = localMinutes(at, config.utcOffsetMinutes);
  return config.voice.mute.some(({ from, to }) => {
    const [begin, end] = [minutesOf(from), minutesOf(to)];
    return begin <= end ? begin <= minute && minute < end : minute >= begin || minute < end;
  });
}
