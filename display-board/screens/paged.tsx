import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

interface PagedProps {
  readonly turnMs: number;
  /** All pages have been seen once. To begin anew give another key. */
  readonly onRound?: () => void;
  readonly children: ComponentChildren;
}

/**
 * Words as high as they are, or as their box lets them be (its styles say how high): what has no room there stands on further
 * pages, one after the other, each long enough to be read. Nothing is cut, nothing runs.
 */
export function Paged({ turnMs, onRound, children }: PagedProps) {
  const place = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState(1);
  const [page, setPage] = useState(0);
  useEffect(() => {
    // The room changes: rows above the words give way, and a screen may be turned.
    const watch = new ResizeObserver(() => setPages(countPages(place.current)));
    if (place.current !== null) watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => {
      setPage((page + 1) % pages);
      if (page + 1 >= pages) onRound?.();
    }, turnMs);
    return () => clearTimeout(timer);
  }, [page, pages, turnMs]);
  const shown = Math.min(page, pages - 1);
  return (
    <div ref={place} class={`paged ${pages > 1 ? 'paged-more' : ''}`}>
      <div class="paged-words" style={{ transform: `translateX(calc(${-shown} * (100% + var(--page-gap))))` }}>
        {children}
      </div>
      {pages === 1 ? null : (
        <p class="paged-count digits">
          {shown + 1}/{pages}
        </p>
      )}
    </div>
  );
}

/** How many pages the words below this element take in the room that they have. */
export function countPages(place: HTMLElement | null): number {
  const words = place?.querySelector('.paged-words');
  if (!words) return 1;
  // A page is a column as wide as its box; what has no room makes further ones beside it.
  const gap = Number.parseFloat(getComputedStyle(words).columnGap);
  return Math.max(1, Math.round((words.scrollWidth + gap) / Math.max(1, words.clientWidth + gap)));
}
