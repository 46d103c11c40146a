import { expect, test } from 'vitest';
import type { Announcement } from '../../protocol/views.ts';
import type { AudioOutput } from './audio-output.ts';
import type { Sound } from './playlist.ts';
import { createVoicePlayer } from './voice-player.ts';

function fakeOutput() {
  const played: string[] = [];
  const prepared: string[] = [];
  let end: (outcome: 'ended' | 'failed') => void = () => undefined;
  let allowed = true;
  const output: AudioOutput = {
    isAllowed: () => allowed,
    allow: () => Promise.resolve(),
    prepare: (url) => prepared.push(url),
    play: (sounds: readonly Sound[]) => {
      played.push(sounds.map((sound) => (sound.kind === 'clip' ? sound.url : sound.kind)).join(' '));
      return new Promise((resolve, reject) => {
        end = (outcome) => (outcome === 'ended' ? resolve() : reject(new Error('no device')));
      });
    },
  };
  const forbid = () => {
    allowed = false;
  };
  return { output, played, prepared, forbid, end: (outcome: 'ended' | 'failed' = 'ended') => end(outcome) };
}

function call(number: string): Announcement {
  const audio: Announcement['audio'] = [{ language: 'zh', url: `/${number}` }];
  const text = { zh: number, en: number };
  return { id: number, kind: 'call', number, windowLabel: '1', text, audio, at: 0 };
}

test('[C-03] calls are played one after the other, and clips are fetched ahead', async () => {
  const { output, played, prepared, end } = fakeOutput();
  const player = createVoicePlayer(output, () => 0);
  player.announce(call('A001'));
  player.announce(call('A002'));
  expect(played).toEqual(['chime /A001 /A001']);
  expect(prepared).toEqual(['/A001', '/A002']);
  end();
  await expect.poll(() => played).toEqual(['chime /A001 /A001', 'chime /A002 /A002']);
});

test('[C-03] a failing sound does not silence the next call', async () => {
  const { output, played, end } = fakeOutput();
  const player = createVoicePlayer(output, () => 0);
  player.announce(call('A001'));
  player.announce(call('A002'));
  end('failed');
  await expect.poll(() => played).toHaveLength(2);
  end();
  await expect.poll(() => player.isSpeaking()).toBe(false);
});

test('calls are not saved up while the browser forbids sound', () => {
  const { output, played, forbid } = fakeOutput();
  forbid();
  createVoicePlayer(output, () => 0).announce(call('A001'));
  expect(played).toEqual([]);
});
