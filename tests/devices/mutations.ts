/** Numbers from 0 to 1 (1 excluded), the same ones for the same seed. */
export type Chance = () => number;

/** Mulberry32: 32 bits of state are plenty to choose bytes. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to `below` (excluded). */
export function pickBelow(chance: Chance, below: number): number {
  return Math.floor(chance() * below);
}

export function pickOne<Value>(chance: Chance, values: readonly Value[]): Value {
  const value = values[pickBelow(chance, values.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

export function randomBytes(chance: Chance, longest: number): Uint8Array {
  return Uint8Array.from({ length: pickBelow(chance, longest + 1) }, () => pickBelow(chance, 256));
}

type Mutation = (bytes: Uint8Array, chance: Chance, seeds: readonly Uint8Array[]) => Uint8Array;

/** What a bad line, a wrong speed and a device of another make do to a frame. */
const mutations: readonly Mutation[] = [
  function flip(bytes, chance) {
    const at = pickBelow(chance, bytes.length);
    return withByte(bytes, at, (bytes[at] ?? 0) ^ (1 << pickBelow(chance, 8)));
  },
  function overwrite(bytes, chance) {
    const at = pickBelow(chance, bytes.length);
    return withByte(bytes, at, pickOne(chance, [0x00, 0x7f, 0x80, 0xff]));
  },
  function cut(bytes, chance) {
    const from = chance() < 0.5 ? 0 : pickBelow(chance, bytes.length);
    return bytes.slice(from, from + pickBelow(chance, bytes.length - from + 1));
  },
  function lose(bytes, chance) {
    const from = pickBelow(chance, bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + pickBelow(chance, 8))]);
  },
  function join(bytes, chance, seeds) {
    return Buffer.concat([bytes, pickOne(chance, seeds)]);
  },
  function repeat(bytes, chance) {
    const from = pickBelow(chance, bytes.length);
    const to = from + pickBelow(chance, bytes.length - from + 1);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  function insert(bytes, chance) {
    const at = pickBelow(chance, bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), randomBytes(chance, 12), bytes.subarray(at)]);
  },
  function swap(bytes, chance) {
    const from = pickBelow(chance, bytes.length);
    const to = from + pickBelow(chance, bytes.length - from + 1);
    return Buffer.concat([bytes.subarray(to), bytes.subarray(from, to), bytes.subarray(0, from)]);
  },
];

function withByte(bytes: Uint8Array, at: number, byte: number): Uint8Array {
  const changed = new Uint8Array(bytes);
  changed[at] = byte;
  return changed;
}

const longestFrame = 8_192;

/** Random bytes, or one of the seeds after one to four mutations. */
export function createFrame(chance: Chance, seeds: readonly Uint8Array[]): Uint8Array {
  if (seeds.length === 0 || chance() < 0.1) return randomBytes(chance, 300);
  let frame = pickOne(chance, seeds);
  for (let left = 1 + pickBelow(chance, 4); left > 0 && frame.length > 0; left -= 1) {
    frame = pickOne(chance, mutations)(frame, chance, seeds).subarray(0, longestFrame);
  }
  return frame;
}

/** The same bytes in pieces, as a line hands them over. */
export function cutAnywhere(chance: Chance, bytes: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const to = at + 1 + pickBelow(chance, chance() < 0.5 ? 4 : bytes.length);
    pieces.push(bytes.slice(at, to));
    at = to;
  }
  return pieces;
}
