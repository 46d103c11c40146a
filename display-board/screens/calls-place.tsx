import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ListedCall } from '../calls/showcase.ts';
import type { SpokenNotice } from '../models/board-model.ts';
import { CallList } from './call-list.tsx';
import { SpokenNotices } from './spoken-notices.tsx';

interface CallsPlaceProps {
  /** As many as the list has rows, at most. */
  readonly calls: readonly ListedCall[];
  readonly rows: number;
  readonly notices: readonly SpokenNotice[];
}

/**
 * The last calls, and under them what is being spoken: the oldest calls make room for its words, so that nothing is covered
 * and nothing around them moves (C-10). Calls that are still wanted stand first, and one row always stays.
 */
export function CallsPlace({ calls, rows, notices }: CallsPlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  const [fitting, setFitting] = useState(rows);
  useLayoutEffect(() => {
    setFitting(place.current === null || notices.length === 0 ? rows : Math.max(1, rowsThatFit(place.current)));
  }, [rows, notices]);
  const shown = notices.length === 0 ? rows : Math.min(rows, fitting);
  return (
    <div ref={place} class={`calls-place ${notices.length === 0 ? '' : 'calls-speaking'}`}>
      <CallList calls={calls.slice(0, shown)} rows={shown} />
      <SpokenNotices notices={notices} />
    </div>
  );
}

/** Whole rows of the list that stand above the words as they are now. */
function rowsThatFit(place: HTMLElement): number {
  const [head, row] = place.querySelectorAll('tr');
  const words = place.querySelector('.spoken-words');
  if (head === undefined || row === undefined || words === null) return 0;
  const list = head.getBoundingClientRect();
  const gap = row.getBoundingClientRect().top - list.bottom;
  const notice = getComputedStyle(place.querySelector('.spoken-notice') ?? words);
  const frame = [notice.paddingTop, notice.paddingBottom, notice.borderTopWidth, notice.borderBottomWidth]
    .map(Number.parseFloat)
    .reduce((sum, size) => sum + size, 0);
  const room = place.getBoundingClientRect().bottom - list.bottom - words.getBoundingClientRect().height - frame - gap;
  return Math.floor(room / (row.getBoundingClientRect().height + gap));
}
