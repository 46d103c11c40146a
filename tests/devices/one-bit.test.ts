import { expect, test } from 'vitest';
import { codecFuzz } from '../../drivers/id-card-reader/fuzz.ts';
import { readFrames, readTextAndPhoto } from '../../drivers/id-card-reader/samv-codec.ts';
import { type Paper, readPaper } from '../../drivers/id-card-reader/samv-text.ts';

function papersIn(bytes: Uint8Array): Paper[] {
  return readFrames(bytes).frames.flatMap((frame) => {
    const parts = frame.kind === 'reply' && frame.status === 'ok' ? readTextAndPhoto(frame.data) : null;
    const paper = parts?.ok ? readPaper(parts.value.text) : null;
    return paper?.ok ? [paper.value] : [];
  });
}

const conversations = codecFuzz.find(({ name }) => name === 'SAM_V frames')?.seeds ?? [];

test('[D-02] one flipped bit, wherever it falls, never makes another person of a card', () => {
  expect(conversations).toHaveLength(4);
  for (const whole of conversations) {
    const [person, ...more] = papersIn(whole);
    expect([person === undefined, more]).toEqual([false, []]);
    for (let bit = 0; bit < whole.length * 8; bit += 1) {
      const flipped = Uint8Array.from(whole);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      for (const read of papersIn(flipped)) {
        if (JSON.stringify(read) !== JSON.stringify(person)) expect.unreachable(`bit ${bit} made another person`);
      }
    }
  }
});
