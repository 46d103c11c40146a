import { useState } from 'preact/hooks';
import type { BoardView } from '../../protocol/views.ts';
import * as m from '../paraglide/messages.js';
import { Both, bothLanguages } from './both.tsx';
import { Paged } from './paged.tsx';

const turnMs = 10_000;
/** Characters of a line at full size; a longer notice is written smaller. */
const roomForChars = { zh: 24, en: 50 };

/** The hall's notices one after the other, each long enough to be read; text that runs is hard to read, and none is cut. */
export function Notices({ notices }: { readonly notices: BoardView['notices'] }) {
  const [turn, setTurn] = useState(0);
  const notice = notices[turn % Math.max(1, notices.length)];
  if (notice === undefined) return <div class="notices" />;
  const isLong = notice.zh.length > roomForChars.zh || notice.en.length > roomForChars.en;
  return (
    <div class={`notices ${isLong ? 'notices-long' : ''}`}>
      <Both text={bothLanguages(m.notice)} class="tag" />
      <Paged key={`${turn} ${notice.zh}`} turnMs={turnMs} onRound={() => setTurn((before) => before + 1)}>
        <Both text={notice} class="stacked" />
      </Paged>
    </div>
  );
}
