import type { StxLink, StxNews } from './stx-link.ts';

/** Hears what a device tells unasked, in the driver's own words. What `read` answers null for is passed over. */
export function newsFrom<News>(
  link: Pick<StxLink, 'onNews'>,
  read: (told: StxNews) => News | null,
): (listener: (news: News) => void) => () => void {
  return (listener) =>
    link.onNews((told) => {
      const news = read(told);
      if (news !== null) listener(news);
    });
}
