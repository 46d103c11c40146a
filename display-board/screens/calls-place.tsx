import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ListedCall } from '../calls/showcase.ts';
import type { StandingNotice } from '../models/standing-notices.ts';
import { CallList } from './call-list.tsx';
import { countPages } from './paged.tsx';
import { noticesKey, SpokenNotices } from './spoken-notices.tsx';

interface CallsPlaceProps {
  /** As many as the list has rows, at most. */
  readonly calls: readonly ListedCall[];
  readonly rows: number;
  readonly notices: readonly StandingNotice[];
}

/**
 * The last calls, and under them what is being spoken: the oldest calls make room for its words, so that nothing is covered
 * and nothing around them moves (C-10). Calls that are still wanted stand first, and one row always stays.
 */
export function CallsPlace({ calls, rows, notices }: CallsPlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  const [fitting, setFitting] = useState(rows);
  const words = noticesKey(notices);
  useLayoutEffect(() => setFitting(rows), [rows, words]);
  // One row after the other, until the words have a page for themselves; each look at the layout comes before the screen is drawn.
  useLayoutEffect(() => {
    if (fitting > 1 && countPages(place.current) > 1) setFitting(fitting - 1);
  }, [words, fitting]);
  const shown = notices.length === 0 ? rows : Math.min(rows, fitting);
  return (
    <div ref={place} class={`calls-place ${notices.length === 0 ? '' : 'calls-speaking'}`}>
      <CallList calls={calls.slice(0, shown)} rows={shown} />
      <SpokenNotices notices={notices} />
    </div>
  );
}
