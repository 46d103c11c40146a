import { expect, test } from 'vitest';
import { ok, type Result } from '../../protocol/result.ts';
import type { ClipStore } from './clip-store.ts';
import type { SpeechEngine } from './engine.ts';
import { engineSpeech } from './engine-speech.ts';
import type { Pcm } from './wav.ts';

/** An engine that speaks when it is told to, and counts what was asked of it. */
function slowEngine() {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const engine: SpeechEngine = {
    name: 'slow 1',
    speak(text) {
      asked.push(text);
      return new Promise<Result<Pcm, string>>((resolve) => {
        waiting.push(() => resolve(ok({ sampleRate: 22_050, samples: new Float32Array(2205).fill(0.1) })));
      });
    },
    close() {
      for (const finish of waiting.splice(0)) finish();
    },
  };
  return { engine, asked, finish: () => waiting.shift()?.() };
}

function memoryStore(): ClipStore {
  const clips = new Map<string, Uint8Array>();
  return {
    get: (id) => Promise.resolve(clips.get(id) ?? null),
    put: async (id, wav) => {
      clips.set(id, wav);
    },
  };
}

test('the same words at the same time are rendered once', async () => {
  const { engine, asked, finish } = slowEngine();
  const speech = engineSpeech(engine, memoryStore());
  const all = [speech.render('请取号', 'zh'), speech.render('请取号', 'zh'), speech.render('请取号', 'zh')];
  await expect.poll(() => asked.length).toBe(1);
  finish();
  expect((await Promise.all(all)).every((result) => result.ok)).toBe(true);
  expect((await speech.render('请取号', 'zh')).ok).toBe(true);
  expect(asked).toEqual(['请取号']);
});

test('one render runs at a time, in order, and what was rendered before does not wait', async () => {
  const { engine, asked, finish } = slowEngine();
  const speech = engineSpeech(engine, memoryStore());
  const first = speech.render('one', 'en');
  await expect.poll(() => asked.length).toBe(1);
  const second = speech.render('two', 'en');
  finish();
  await first;
  await expect.poll(() => asked).toEqual(['one', 'two']);
  expect((await speech.render('one', 'en')).ok).toBe(true);
  finish();
  expect((await second).ok).toBe(true);
});

test('a line that is too long is refused at once', async () => {
  const { engine } = slowEngine();
  const speech = engineSpeech(engine, memoryStore());
  const many = Array.from({ length: 64 }, (_, index) => speech.render(`notice ${index}`, 'en'));
  expect(await speech.render('one more', 'en')).toMatchObject({ ok: false, error: { code: 'speech_unavailable' } });
  await speech.close();
  expect(await Promise.all(many)).toHaveLength(64);
  expect((await speech.render('after the end', 'en')).ok).toBe(false);
});
