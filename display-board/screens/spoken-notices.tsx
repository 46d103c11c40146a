import type { StandingNotice } from '../models/standing-notices.ts';
import { Both } from './both.tsx';
import { Paged } from './paged.tsx';

/** Chinese characters that are written at full size, and at the next one. */
const roomForChars = 44;
const roomForLong = 110;
/** Long enough for a full page to be read, and short enough that each is seen while the words stand. */
const turnMs = 8_000;

/** What is being spoken, in words (C-10); the more there is of it the smaller, and in pages where even that has no room. */
export function SpokenNotices({ notices }: { readonly notices: readonly StandingNotice[] }) {
  if (notices.length === 0) return null;
  const chars = notices.reduce((sum, { text }) => sum + text.zh.length, 0);
  const size = chars > roomForLong ? 'spoken-longest' : chars > roomForChars ? 'spoken-long' : '';
  return (
    <div class={`spoken-notice ${notices.some(({ urgent }) => urgent) ? 'urgent' : ''} ${size}`} role="alert">
      <Paged key={noticesKey(notices)} turnMs={turnMs}>
        {notices.map(({ id, text }) => (
          <Both key={id} text={text} class="stacked" />
        ))}
      </Paged>
    </div>
  );
}

/** Changes when other words stand there. */
export function noticesKey(notices: readonly StandingNotice[]): string {
  return notices.map(({ id }) => id).join(' ');
}
