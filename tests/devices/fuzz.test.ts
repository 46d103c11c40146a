import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { expect, test } from 'vitest';
import type { CodecFuzz } from '../../drivers/codec-fuzz.ts';
import { createChance, createFrame } from './mutations.ts';

/** Random and mutated, through every codec. */
const frames = 100_000;
const framesAtOnce = 1_000;
/** For so many frames, on a loaded machine: beyond it a codec hangs. */
const hangMs = 20_000;
/** `FUZZ_SEED=…` repeats a run. */
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);

const driversFolder = fileURLToPath(new URL('../../drivers', import.meta.url));
/** Rooms in `drivers/` that are no device: the agent around them, the journal of their prints, the wires, the frame that three of them share. */
const noDevices = ['agent', 'print-journal', 'stx-frame', 'transport'];
const folders = readdirSync(driversFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !noDevices.includes(entry.name))
  .map(({ name }) => name);

const codecs = await Promise.all(
  folders
    .filter((folder) => existsSync(`${driversFolder}/${folder}/fuzz.ts`))
    .map(async (folder) => {
      const { codecFuzz } = (await import(`../../drivers/${folder}/fuzz.ts`)) as { codecFuzz: readonly CodecFuzz[] };
      return codecFuzz.map((codec) => ({ folder, codec }));
    }),
).then((lists) => lists.flat());

const bounded = new Script('bounded()');

/** Runs work that may never end; what holds the one thread for too long is broken off. */
function runBounded(work: () => void): void {
  const holder = globalThis as { bounded?: () => void };
  holder.bounded = work;
  try {
    bounded.runInThisContext({ timeout: hangMs });
  } finally {
    delete holder.bounded;
  }
}

test('every folder of a device has its codecs fuzzed, with true frames to begin from', () => {
  expect(folders.length).toBeGreaterThanOrEqual(10);
  expect([...new Set(codecs.map(({ folder }) => folder))].sort()).toEqual([...folders].sort());
  for (const { codec } of codecs) expect(codec.seeds.length, codec.name).toBeGreaterThan(0);
});

test.each(codecs)('$folder, $codec.name: true frames are taken without a complaint', ({ codec }) => {
  for (const frame of codec.seeds) expect(codec.feed(frame)).toBeNull();
});

test.each(codecs)(
  '$folder, $codec.name: rubbish neither throws nor hangs nor reads wrong',
  ({ folder, codec }) => {
    const chance = createChance(seed);
    const trouble: string[] = [];
    let current: Uint8Array = new Uint8Array();

    function feedSome(count: number): void {
      for (let left = count; left > 0 && trouble.length === 0; left -= 1) {
        current = createFrame(chance, codec.seeds);
        const complaint = codec.feed(new Uint8Array(current));
        if (complaint !== null) trouble.push(complaint);
      }
    }

    try {
      for (let fed = 0; fed < frames && trouble.length === 0; fed += framesAtOnce) {
        runBounded(() => feedSome(Math.min(framesAtOnce, frames - fed)));
      }
    } catch (error) {
      trouble.push(String(error));
    }
    expect(trouble, `${folder}, FUZZ_SEED=${seed}, ${Buffer.from(current).toString('hex')}`).toEqual([]);
  },
  120_000,
);
