import { expect, test } from 'vitest';
import { codecFuzz as idCards } from '../../drivers/id-card-reader/fuzz.ts';
import { readFrames as readSamv } from '../../drivers/id-card-reader/samv-codec.ts';
import { codecFuzz as pinPad } from '../../drivers/pin-pad/fuzz.ts';
import { codecFuzz as scanner } from '../../drivers/scanner/fuzz.ts';
import { addBytes, nothingYet } from '../../drivers/scanner/scan-codec.ts';
import { readFrames as readStx } from '../../drivers/stx-frame/stx-codec.ts';
import { readReplies } from '../../drivers/ticket-printer/escpos-codec.ts';
import { codecFuzz as ticketPrinter } from '../../drivers/ticket-printer/fuzz.ts';
import { createChance, createFrame, cutAnywhere } from './mutations.ts';

const streams = 1_500;
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);

type Read = { readonly reads: readonly unknown[]; readonly rest: Uint8Array };

/** Feeds a reader as a driver does: what a frame still lacks goes in front of what comes next. */
function inPieces(read: (bytes: Uint8Array) => Read, pieces: readonly Uint8Array[]): unknown[] {
  let rest: Uint8Array = new Uint8Array();
  return pieces.flatMap((piece) => {
    const found = read(Buffer.concat([rest, piece]));
    rest = Uint8Array.from(found.rest);
    return found.reads;
  });
}

function readScans(pieces: readonly Uint8Array[]): unknown[] {
  let unended = nothingYet;
  return pieces.flatMap((piece) => {
    const added = addBytes(unended, piece, 'line-end');
    unended = added.unended;
    return added.ended;
  });
}

test.each([
  {
    name: 'SAM_V',
    seeds: idCards.flatMap(({ seeds }) => seeds),
    read: (pieces: readonly Uint8Array[]) =>
      inPieces((bytes) => {
        const { frames, rest } = readSamv(bytes);
        // How many pieces the noise came in is no matter.
        return { reads: frames.filter(({ kind }) => kind !== 'noise'), rest };
      }, pieces),
  },
  {
    name: 'our own frame',
    seeds: pinPad.flatMap(({ seeds }) => seeds),
    read: (pieces: readonly Uint8Array[]) => inPieces(readStx, pieces),
  },
  {
    name: 'ESC/POS replies',
    seeds: ticketPrinter.flatMap(({ seeds }) => seeds),
    read: (pieces: readonly Uint8Array[]) =>
      inPieces((bytes) => {
        const { replies, rest } = readReplies(bytes);
        return { reads: replies, rest };
      }, pieces),
  },
  { name: 'scanned codes', seeds: scanner.flatMap(({ seeds }) => seeds), read: readScans },
])('$name: however a line cuts the bytes, whole or broken, the same is read', ({ seeds, read }) => {
  const chance = createChance(seed);
  for (let left = streams; left > 0; left -= 1) {
    const bytes = Buffer.concat([createFrame(chance, seeds), createFrame(chance, seeds)]);
    const pieces = cutAnywhere(chance, bytes);
    const why = `FUZZ_SEED=${seed} ${pieces.map((piece) => Buffer.from(piece).toString('hex')).join(' ')}`;
    expect(read(pieces), why).toEqual(read([bytes]));
  }
});
