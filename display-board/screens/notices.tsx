import type { BoardView } from '../../protocol/views.ts';
import * as m from '../paraglide/messages.js';
import { Both, bothLanguages } from './both.tsx';

const showMs = 10_000;

/** The hall's notices one after the other, each long enough to be read; text that runs is hard to read. */
export function Notices({ notices, clockMs }: { readonly notices: BoardView['notices']; readonly clockMs: number }) {
  const notice = notices[Math.floor(clockMs / showMs) % Math.max(1, notices.length)];
  if (notice === undefined) return <p class="notices" />;
  return (
    <p class="notices">
      <Both text={bothLanguages(m.notice)} class="tag" />
      <Both text={notice} class="stacked" />
    </p>
  );
}
