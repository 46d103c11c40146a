import type { SpokenNotice } from '../models/board-model.ts';
import { Both } from './both.tsx';

/** Chinese characters that are written at full size, and at the next one. */
const roomForChars = 44;
const roomForLong = 110;

/** What is being spoken, in words (C-10); the more there is of it the smaller. */
export function SpokenNotices({ notices }: { readonly notices: readonly SpokenNotice[] }) {
  if (notices.length === 0) return null;
  const chars = notices.reduce((sum, { text }) => sum + text.zh.length, 0);
  const size = chars > roomForLong ? 'spoken-longest' : chars > roomForChars ? 'spoken-long' : '';
  return (
    <div class={`spoken-notice ${notices.some(({ urgent }) => urgent) ? 'urgent' : ''} ${size}`} role="alert">
      <div class="spoken-words">
        {notices.map(({ text, since }) => (
          <Both key={`${since} ${text.zh}`} text={text} class="stacked" />
        ))}
      </div>
    </div>
  );
}
