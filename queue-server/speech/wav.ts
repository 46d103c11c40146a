import { err, ok, type Result } from '../../protocol/result.ts';

/** Mono sound, samples between −1 and 1. */
export interface Pcm {
  readonly sampleRate: number;
  readonly samples: Float32Array;
}

const headerBytes = 44;

/** Reads mono 16-bit PCM. The lengths in the header are not believed: a streaming writer cannot know them. */
export function parseWav(bytes: Uint8Array): Result<Pcm, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < headerBytes || tag(view, 0) !== 'RIFF' || tag(view, 8) !== 'WAVE')
    return err('not a WAV file');
  let format: { sampleRate: number } | null = null;
  for (let at = 12; at + 8 <= bytes.byteLength; ) {
    const length = view.getUint32(at + 4, true);
    const body = at + 8;
    if (tag(view, at) === 'fmt ') {
      if (length < 16 || body + 16 > bytes.byteLength) return err('a broken format chunk');
      const isPcm = view.getUint16(body, true) === 1;
      const isMono = view.getUint16(body + 2, true) === 1;
      if (!isPcm || !isMono || view.getUint16(body + 14, true) !== 16) return err('not mono 16-bit PCM');
      format = { sampleRate: view.getUint32(body + 4, true) };
    }
    if (tag(view, at) === 'data') {
      if (format === null) return err('data before its format');
      const end = Math.min(body + length, bytes.byteLength);
      return ok({ sampleRate: format.sampleRate, samples: readSamples(view, body, end) });
    }
    at = body + length + (length % 2);
  }
  return err('no data chunk');
}

/** Mono 16-bit PCM, as `parseWav` reads it; samples beyond ±1 are clipped. */
export function encodeWav(pcm: Pcm): Uint8Array {
  const dataBytes = pcm.samples.length * 2;
  const bytes = new Uint8Array(headerBytes + dataBytes);
  const view = new DataView(bytes.buffer);
  writeTag(view, 0, 'RIFF');
  view.setUint32(4, headerBytes - 8 + dataBytes, true);
  writeTag(view, 8, 'WAVE');
  writeTag(view, 12, 'fmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, pcm.sampleRate, true);
  view.setUint32(28, pcm.sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  writeTag(view, 36, 'data');
  view.setUint32(40, dataBytes, true);
  for (const [index, sample] of pcm.samples.entries()) {
    const value = Math.max(-32768, Math.min(32767, Math.round(sample * 32768)));
    view.setInt16(headerBytes + index * 2, value, true);
  }
  return bytes;
}

function readSamples(view: DataView, start: number, end: number): Float32Array {
  const samples = new Float32Array(Math.max(0, Math.floor((end - start) / 2)));
  for (let index = 0; index < samples.length; index += 1) {
    samples[index] = view.getInt16(start + index * 2, true) / 32768;
  }
  return samples;
}

function tag(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

function writeTag(view: DataView, at: number, word: string): void {
  for (let index = 0; index < 4; index += 1) view.setUint8(at + index, word.charCodeAt(index));
}
