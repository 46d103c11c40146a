import type { Announcement, BoardCall, BoardView } from '../../protocol/views.ts';

/** The call that an announcement speaks of, with the way to walk; null for a notice, or where its window is not known. */
export function announcedCall(announcement: Announcement, view: BoardView): BoardCall | null {
  const { number, windowLabel, at } = announcement;
  if (number === null || windowLabel === null) return null;
  const calls = view.current === null ? view.recent : [view.current, ...view.recent];
  const known = calls.find((call) => call.number === number && call.windowLabel === windowLabel);
  if (known !== undefined) return known;
  const window = view.windows.find((candidate) => candidate.label === windowLabel);
  if (window === undefined) return null;
  return { number, window: window.id, windowLabel, direction: window.direction, at, recalls: 0 };
}
