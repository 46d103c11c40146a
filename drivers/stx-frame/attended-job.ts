import { err, ok, type Result } from '../../protocol/result.ts';
import { within } from '../time-limit.ts';
import type { LinkFault } from './stx-link.ts';

/** Why a person's turn at a device gave nothing: the person or the device said no, or the device is not there as it should. */
export type JobFault<Refusal> =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly state: LinkFault };

/** How a turn stands: `pending` while the person takes time. */
export type JobOutcome<Value, Refusal> = { readonly kind: 'done'; readonly value: Value } | 'pending' | Refusal;

/** Something that a person does at a device: a PIN, a finger. It is begun, takes its time, says that it has ended, and is read. */
export interface AttendedJob<Value, Refusal extends string> {
  begin(): Promise<Result<'begun' | Refusal, LinkFault>>;
  read(): Promise<Result<JobOutcome<Value, Refusal>, LinkFault>>;
  cancel(): Promise<unknown>;
  /** `look`: something has happened, perhaps the end; `closed`: the port has gone, or was let go, and the turn with it. */
  onNews(listener: (news: JobNews) => void): () => void;
}
export type JobNews = 'look' | 'closed';

/** Runs one turn; a device that has not ended it after `limitMs` is told to, and counts as stalled. */
export async function runAttended<Value, Refusal extends string>(
  job: AttendedJob<Value, Refusal>,
  limitMs: number,
): Promise<Result<Value, JobFault<Refusal>>> {
  // Listens before it begins, so that no end is too quick.
  const news = createNewsQueue(job);
  const deadline = performance.now() + limitMs;
  try {
    const begun = await job.begin();
    if (!begun.ok) return err({ kind: 'failed', state: begun.error });
    if (begun.value !== 'begun') return err({ kind: 'refused', refusal: begun.value });
    news.forgetClosed();
    for (;;) {
      const told = await news.next(deadline - performance.now());
      if (told.ok && told.value === 'closed') return err({ kind: 'failed', state: 'absent' });
      const outcome = await job.read();
      if (!outcome.ok) return err({ kind: 'failed', state: outcome.error });
      if (typeof outcome.value === 'object') return ok(outcome.value.value);
      // Opened anew for this very question, a device no longer knows of the turn and calls it what it likes.
      if (news.hasClosed()) return err({ kind: 'failed', state: 'absent' });
      if (outcome.value !== 'pending') return err({ kind: 'refused', refusal: outcome.value });
      if (told.ok) continue;
      await job.cancel();
      return err({ kind: 'failed', state: 'stalled' });
    }
  } finally {
    news.close();
  }
}

interface NewsQueue {
  next(limitMs: number): Promise<Result<JobNews, 'timeout'>>;
  /** An idle connection that died and was opened anew is nothing to this turn. */
  forgetClosed(): void;
  hasClosed(): boolean;
  close(): void;
}

/** Nothing that the device tells between two waits is lost. */
function createNewsQueue({ onNews }: Pick<AttendedJob<unknown, string>, 'onNews'>): NewsQueue {
  let told: JobNews[] = [];
  let waiting: ((news: JobNews) => void) | null = null;
  const close = onNews((news) => {
    if (waiting === null) told.push(news);
    else waiting(news);
    waiting = null;
  });
  return {
    close,
    forgetClosed() {
      told = told.filter((news) => news !== 'closed');
    },
    hasClosed: () => told.includes('closed'),
    async next(limitMs) {
      const first = told.shift();
      if (first !== undefined) return ok(first);
      const next = await within(new Promise<JobNews>((resolve) => (waiting = resolve)), limitMs);
      // Nobody waits any more: what comes from here on is kept.
      waiting = null;
      return next;
    },
  };
}
