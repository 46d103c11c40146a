import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callWords } from './call-words.ts';
import { createEspeakSpeech } from './espeak-speech.ts';
import { integratedLoudness } from './loudness.ts';
import type { Speech } from './speech.ts';
import { truePeak } from './true-peak.ts';
import { parseWav } from './wav.ts';

let folder: string;
let speech: Speech;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'speech-'));
  speech = await createEspeakSpeech({
    command: 'espeak-ng',
    cacheDir: join(folder, 'clips'),
    timeLimitMs: 10_000,
    maxCached: 4,
  });
});

afterAll(async () => {
  await speech.close();
  await rm(folder, { recursive: true });
});

async function script(name: string, lines: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${lines}\n`);
  await chmod(path, 0o755);
  return path;
}

function withEngine(command: string, timeLimitMs = 5000): Promise<Speech> {
  return createEspeakSpeech({ command, cacheDir: join(folder, 'other'), timeLimitMs, maxCached: 4 });
}

test('the voice passes its self-test: 请 is not read as English', () => {
  expect(speech.health()).toMatchObject({ available: true, engine: expect.stringContaining('espeak-ng 1.') });
});

test.each(['zh', 'en'] as const)('[C-03] a call in %s is a WAV of −16 LUFS and at most −1.5 dBTP', async (language) => {
  const rendered = await speech.render(callWords('A012', '3')[language], language);
  if (!rendered.ok) throw new Error(rendered.error.code);
  const pcm = parseWav(rendered.value.wav);
  if (!pcm.ok) throw new Error(pcm.error);
  expect(pcm.value.samples.length / pcm.value.sampleRate).toBeGreaterThan(2);
  expect(pcm.value.samples.length / pcm.value.sampleRate).toBeLessThan(6);
  expect(Math.abs(integratedLoudness(pcm.value) + 16)).toBeLessThan(1);
  expect(truePeak(pcm.value.samples)).toBeLessThanOrEqual(-1.5);
  expect(await speech.find(rendered.value.id)).toEqual(rendered.value.wav);
});

test('the same words in the same language are one clip; another language or word is another', async () => {
  const same = await Promise.all([speech.render('请取号', 'zh'), speech.render('请取号 ', 'zh')]);
  const other = await Promise.all([speech.render('请取走', 'zh'), speech.render('请取号', 'en')]);
  const ids = [...same, ...other].map((result) => (result.ok ? result.value.id : result.error.code));
  expect(ids[1]).toBe(ids[0]);
  expect(new Set(ids).size).toBe(3);
});

test('the cache keeps the newest clips, on disk too', async () => {
  const ids: string[] = [];
  for (const number of ['A1', 'A2', 'A3', 'A4', 'A5', 'A6']) {
    const rendered = await speech.render(number, 'en');
    if (rendered.ok) ids.push(rendered.value.id);
  }
  const names = await readdir(join(folder, 'clips'));
  expect(names.sort()).toEqual(
    ids
      .slice(2)
      .map((id) => `${id}.wav`)
      .sort(),
  );
  expect(await speech.find(ids[0] ?? '')).toBeNull();
  expect(await speech.find(ids[5] ?? '')).not.toBeNull();
  expect(await speech.find('../../etc/hostname')).toBeNull();
});

test('a start later finds the clips of the day before', async () => {
  const rendered = await speech.render('请稍候', 'zh');
  const again = await createEspeakSpeech({
    command: 'espeak-ng',
    cacheDir: join(folder, 'clips'),
    timeLimitMs: 10_000,
    maxCached: 4,
  });
  if (!rendered.ok) throw new Error(rendered.error.code);
  const found = await again.find(rendered.value.id);
  expect(Buffer.from(rendered.value.wav).equals(found ?? new Uint8Array(0))).toBe(true);
  await again.close();
});

test('nothing to say, or too much, is refused', async () => {
  for (const nothing of ['  ', '。', '!?']) {
    expect(await speech.render(nothing, 'zh')).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
  }
  expect(await speech.render('好'.repeat(601), 'zh')).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
});

test('where the engine is missing the hall has no voice and says why', async () => {
  const silent = await withEngine(join(folder, 'no-such-program'));
  expect(silent.health()).toMatchObject({ available: false, reason: expect.stringContaining('not installed') });
  expect(await silent.render('请取号', 'zh')).toMatchObject({ ok: false, error: { code: 'speech_unavailable' } });
});

test('a voice that reads pinyin as English is refused', async () => {
  const broken = await withEngine(await script('english', `echo "(en)kI55NTr'i:55(cmn)"`));
  expect(broken.health()).toMatchObject({ available: false, reason: expect.stringContaining('English') });
});

test('an engine that hangs is killed at its time limit, with what it started', async () => {
  const pidFile = join(folder, 'pid');
  const hanging = await script('hangs', `sleep 60 & echo $! > ${pidFile}; wait`);
  // Time enough on a busy machine for the script to have begun.
  const silent = await withEngine(hanging, 2_000);
  expect(silent.health()).toMatchObject({ available: false, reason: expect.stringContaining('within 2000 ms') });
  const pid = Number(await readFile(pidFile, 'utf8'));
  await expect.poll(async () => isRunning(pid), { timeout: 5000 }).toBe(false);
});

test('an engine that fails later is reported as long as it fails', async () => {
  const flag = join(folder, 'broken');
  const moody = await script('moody', `case "$*" in *--stdout*) test -e ${flag} && exit 3;; esac; exec espeak-ng "$@"`);
  const voice = await withEngine(moody);
  await writeFile(flag, '');
  expect(await voice.render('一', 'zh')).toMatchObject({ ok: false, error: { code: 'speech_unavailable' } });
  expect(voice.health()).toMatchObject({ available: false, reason: expect.stringContaining('failed with 3') });
  await rm(flag);
  expect((await voice.render('一', 'zh')).ok).toBe(true);
  expect(voice.health()).toMatchObject({ available: true });
  await voice.close();
});

/** A killed process whose parent has not collected it yet does not run any more. */
async function isRunning(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return status !== null && !/\) [ZX] /.test(status);
}
