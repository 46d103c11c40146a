import type { PinBlockFormat, PinRefusal } from '../../protocol/agent-pin-pad.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import type { JobOutcome } from '../stx-frame/attended-job.ts';
import { newsFrom } from '../stx-frame/news-from.ts';
import type { LinkFault, StxAnswer, StxLink, StxNews } from '../stx-frame/stx-link.ts';
import type { PadCondition, PadNews, PinPadProtocol, SealedPin } from './pin-pad-protocol.ts';

/** Commands of our own frame (`stx-frame/stx-codec.ts`), until a maker's are known. */
const commands = { condition: 0x10, beginBank: 0x20, beginCard: 0x21, readBank: 0x22, readCard: 0x23, cancel: 0x24 };
const news = { keys: 0xe1, ended: 0xe2 };
/** The status byte of an answer. */
const refusalOf: Readonly<Record<number, PinRefusal>> = { 1: 'busy', 2: 'cancelled', 3: 'tampered', 4: 'timeout' };
const pending = 5;

/** By our own frame; an answer that says nothing known is `fault`. Takes the link over: closing it closes the link. */
export function createStxPinPad(link: StxLink): PinPadProtocol {
  async function begin(command: number, data: Uint8Array): Promise<Result<'begun' | PinRefusal, LinkFault>> {
    const answer = await link.ask(command, data);
    if (!answer.ok) return answer;
    if (answer.value.status === 0) return ok('begun');
    const refusal = refusalOf[answer.value.status];
    return refusal === undefined ? err('fault') : ok(refusal);
  }

  async function read<Pin>(
    command: number,
    take: (data: Uint8Array) => Pin | null,
  ): Promise<Result<JobOutcome<Pin, PinRefusal>, LinkFault>> {
    const answer = await link.ask(command);
    if (!answer.ok) return answer;
    const outcome = readOutcome(answer.value, take);
    // What is no PIN by its form may still be most of one.
    if (typeof outcome !== 'object' || outcome === null) answer.value.data.fill(0);
    return outcome === null ? err('fault') : ok(outcome);
  }

  return {
    async readCondition() {
      const answer = await link.ask(commands.condition);
      if (!answer.ok) return answer;
      const condition = answer.value.status === 0 ? readCondition(answer.value.data) : null;
      return condition === null ? err('fault') : ok(condition);
    },
    beginBankEntry: (account, timeoutSeconds) =>
      begin(commands.beginBank, Uint8Array.of(timeoutSeconds, ...Buffer.from(account ?? '', 'latin1'))),
    readBankEntry: () => read(commands.readBank, readSealedPin),
    beginCardEntry: (timeoutSeconds) => begin(commands.beginCard, Uint8Array.of(timeoutSeconds)),
    readCardEntry: () => read(commands.readCard, readDigits),
    async cancel() {
      const answer = await link.ask(commands.cancel);
      return answer.ok ? ok(undefined) : answer;
    },
    onNews: newsFrom(link, readNews),
    close: link.close,
  };
}

function readOutcome<Pin>(
  { status, data }: StxAnswer,
  take: (data: Uint8Array) => Pin | null,
): JobOutcome<Pin, PinRefusal> | null {
  if (status === pending) return 'pending';
  if (status !== 0) return refusalOf[status] ?? null;
  const pin = take(data);
  return pin === null ? null : { kind: 'done', value: pin };
}

const keyIdPattern = /^[\x21-\x7e]{1,40}$/;

/** `tampered | key id`. Refuses everything else with null. */
export function readCondition(data: Uint8Array): PadCondition | null {
  const [tampered] = data;
  const keyId = Buffer.from(data.subarray(1)).toString('latin1');
  if ((tampered !== 0 && tampered !== 1) || !keyIdPattern.test(keyId)) return null;
  return { tampered: tampered === 1, keyId };
}

const formats: Readonly<Record<number, PinBlockFormat>> = { 0: 'iso-0', 1: 'iso-1', 4: 'iso-4' };

/** `format | length of key id | key id | block`: a block of 8 bytes, or 16 in format 4. Refuses everything else with null. */
export function readSealedPin(data: Uint8Array): SealedPin | null {
  const format = formats[data[0] ?? -1];
  const blockAt = 2 + (data[1] ?? 0);
  const keyId = Buffer.from(data.subarray(2, blockAt)).toString('latin1');
  const block = Uint8Array.from(data.subarray(blockAt));
  if (format === undefined || !keyIdPattern.test(keyId)) return null;
  return block.length === (format === 'iso-4' ? 16 : 8) ? { format, keyId, block } : null;
}

/** Four to twelve ASCII digits (ISO 9564-1, 8.1). Refuses everything else with null. */
export function readDigits(data: Uint8Array): Uint8Array | null {
  const allDigits = data.every((byte) => byte >= 0x30 && byte <= 0x39);
  return allDigits && data.length >= 4 && data.length <= 12 ? data : null;
}

function readNews(told: StxNews): PadNews | null {
  if (told === 'closed' || told === 'dropped') return { kind: told };
  if (told === 'broken') return { kind: 'unclear' };
  if (told.command === news.ended) return { kind: 'ended' };
  const [count] = told.data;
  return told.command === news.keys && count !== undefined && count <= 12 ? { kind: 'keys', count } : null;
}
