import { expect, test } from 'vitest';
import { chimeSamples } from '../../display-board/voice/chime.ts';
import { integratedLoudness } from '../../queue-server/speech/loudness.ts';
import { truePeak } from '../../queue-server/speech/true-peak.ts';

test.each([22_050, 44_100, 48_000])(
  '[C-03] the chime is as loud as the voice, about a second long, without a click (%d Hz)',
  (sampleRate) => {
    const samples = chimeSamples(sampleRate);
    expect(samples.length / sampleRate).toBeCloseTo(1.1, 1);
    expect(Math.abs(integratedLoudness({ sampleRate, samples }) + 16)).toBeLessThan(1);
    expect(truePeak(samples)).toBeLessThanOrEqual(-1.5);
    expect(Math.abs(samples[samples.length - 1] ?? 1)).toBeLessThan(0.001);
  },
);
