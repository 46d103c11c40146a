import type { VeinRefusal } from '../../protocol/agent-finger-vein.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import type { JobOutcome } from '../stx-frame/attended-job.ts';
import { newsFrom } from '../stx-frame/news-from.ts';
import type { LinkFault, StxLink, StxNews } from '../stx-frame/stx-link.ts';

/** `look`: something has happened, perhaps the end; `dropped`: the reader gave no answer and has to begin anew. */
export type VeinNews = 'finger-on' | 'finger-off' | 'look' | 'closed' | 'dropped';

/** What the driver wants of a reader, whoever made it. A maker's own protocol is one implementation of this and a line in `plugin.ts`. */
export interface FingerVeinProtocol {
  /** Whether the reader calls itself sound. */
  selfTest(): Promise<Result<boolean, LinkFault>>;
  beginCapture(timeoutSeconds: number): Promise<Result<'begun' | VeinRefusal, LinkFault>>;
  readCapture(): Promise<Result<JobOutcome<Uint8Array, VeinRefusal>, LinkFault>>;
  cancel(): Promise<Result<void, LinkFault>>;
  onNews(listener: (news: VeinNews) => void): () => void;
  close(): Promise<void>;
}

/** Commands of our own frame (`stx-frame/stx-codec.ts`), until a maker's are known. */
const commands = { selfTest: 0x10, begin: 0x30, read: 0x31, cancel: 0x32 };
const news = { fingerOn: 0xe1, fingerOff: 0xe2, ended: 0xe3 };
/** The status byte of an answer. */
const refusalOf: Readonly<Record<number, VeinRefusal>> = { 1: 'busy', 2: 'cancelled', 3: 'unclear', 4: 'timeout' };
const pending = 5;

/** By our own frame; an answer that says nothing known is `fault`. Takes the link over: closing it closes the link. */
export function createStxFingerVein(link: StxLink): FingerVeinProtocol {
  return {
    async selfTest() {
      const answer = await link.ask(commands.selfTest);
      return answer.ok ? ok(answer.value.status === 0) : answer;
    },
    async beginCapture(timeoutSeconds) {
      const answer = await link.ask(commands.begin, Uint8Array.of(timeoutSeconds));
      if (!answer.ok) return answer;
      if (answer.value.status === 0) return ok('begun');
      const refusal = refusalOf[answer.value.status];
      return refusal === undefined ? err('fault') : ok(refusal);
    },
    async readCapture() {
      const answer = await link.ask(commands.read);
      if (!answer.ok) return answer;
      const { status, data } = answer.value;
      if (status === pending) return ok('pending');
      const outcome = status === 0 ? readTemplate(data) : (refusalOf[status] ?? null);
      return outcome === null ? err('fault') : ok(outcome);
    },
    async cancel() {
      const answer = await link.ask(commands.cancel);
      return answer.ok ? ok(undefined) : answer;
    },
    onNews: newsFrom(link, readNews),
    close: link.close,
  };
}

/** Sealed bytes of a likely length; what they say nobody here can tell. */
export function readTemplate(data: Uint8Array): { readonly kind: 'done'; readonly value: Uint8Array } | null {
  return data.length >= 64 && data.length <= 4_000 ? { kind: 'done', value: data } : null;
}

function readNews(told: StxNews): VeinNews | null {
  if (told === 'closed' || told === 'dropped') return told;
  if (told === 'broken' || told.command === news.ended) return 'look';
  if (told.command === news.fingerOn) return 'finger-on';
  return told.command === news.fingerOff ? 'finger-off' : null;
}
