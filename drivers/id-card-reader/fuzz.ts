import type { CodecFuzz } from '../codec-fuzz.ts';
import { readFrames, readTextAndPhoto } from './samv-codec.ts';
import { readPaper } from './samv-text.ts';
import { foreigner2017Text, foreigner2023Text, permitText, residentText } from './simulator/paper-text.ts';
import { createSamvMachine } from './simulator/samv-machine.ts';

const words = { name: '测试甲', number: '510499194403070022', birth: '19440307', until: '长期' };
const texts = [
  residentText(words),
  permitText({ ...words, number: '810000198505059997', birth: '19850505' }),
  foreigner2017Text({ ...words, name: 'TEST ANNA', number: 'XXA510499550312', birth: '19550312' }),
  foreigner2023Text({ ...words, name: 'TEST ANNA', number: '900000197903150013', birth: '19790315' }),
];

/** A find, a select and a read with each paper, as a reader sends them. */
function conversation(text: Uint8Array): Uint8Array {
  const machine = createSamvMachine();
  machine.lay(text);
  const asked = ['AAAAAA966900032001 22', 'AAAAAA966900032002 21', 'AAAAAA966900033001 32'];
  return Buffer.concat(asked.flatMap((hex) => machine.receive(Buffer.from(hex.replace(' ', ''), 'hex'))));
}

function feedFrames(bytes: Uint8Array): string | null {
  const { frames, rest } = readFrames(bytes);
  if (rest.length > 4_200) return 'keeps more than a frame back';
  for (const frame of frames) {
    const parts = frame.kind === 'reply' && frame.status === 'ok' ? readTextAndPhoto(frame.data) : null;
    const complaint = parts?.ok ? feedText(parts.value.text) : null;
    if (complaint !== null) return complaint;
  }
  return null;
}

function feedText(text: Uint8Array): string | null {
  const paper = readPaper(text);
  if (!paper.ok) return null;
  const { name, idNumber, birthDay } = paper.value;
  if (name.trim() === '' || name.length > 120) return 'a name that nobody has';
  if (!/^([0-9]{17}[0-9X]|[A-Z]{3}[0-9]{12})$/.test(idNumber)) return 'a number of no form';
  return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(birthDay) ? null : 'a birth day that is no day';
}

export const codecFuzz: readonly CodecFuzz[] = [
  { name: 'SAM_V frames', seeds: texts.map(conversation), feed: feedFrames },
  { name: 'texts of ID cards', seeds: texts, feed: feedText },
];
