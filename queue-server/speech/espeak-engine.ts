import { err, ok, type Result } from '../../protocol/result.ts';
import type { Language } from '../../protocol/text.ts';
import type { SpeechEngine } from './engine.ts';
import { runProcess } from './run-process.ts';
import { englishText, pinyinText } from './spoken-text.ts';
import { type Pcm, parseWav } from './wav.ts';

/** Debian's voice `cmn` reads pinyin as English; this one reads it as Chinese. */
const voices: Record<Language, string> = { zh: 'cmn-latn-pinyin', en: 'en-gb' };
const wordsPerMinute: Record<Language, string> = { zh: '145', en: '140' };
/** Below the engine's own default of 100, where it clips. */
const amplitude = '70';
/** Raised with any change of how text is prepared or sound is levelled, so that old clips are not played for it. */
const recipe = 1;
/** Two minutes of sound. */
const maxOutputBytes = 22_050 * 2 * 120;

/**
 * espeak-ng as a child process. Refuses where it is missing, too slow, or reads Chinese as English,
 * which its self-test shows: the phonemes of 请 must not hold `(en)`.
 */
export async function startEspeakEngine(options: {
  readonly command: string;
  readonly timeLimitMs: number;
}): Promise<Result<SpeechEngine, string>> {
  const stopped = new AbortController();

  function run(args: readonly string[], input: string): Promise<Result<Uint8Array, string>> {
    return runProcess({ ...options, args, input, maxOutputBytes, signal: stopped.signal });
  }

  async function speak(text: string, language: Language): Promise<Result<Pcm, string>> {
    const words = language === 'zh' ? pinyinText(text) : englishText(text);
    const args = ['-v', voices[language], '-s', wordsPerMinute[language], '-a', amplitude, '--stdin', '--stdout'];
    const wav = await run(args, words);
    return wav.ok ? parseWav(wav.value) : wav;
  }

  const version = await run(['--version'], '');
  if (!version.ok) return version;
  const chinese = await run(['-q', '-x', '-v', voices.zh, '--stdin'], pinyinText('请'));
  if (!chinese.ok) return chinese;
  const phonemes = new TextDecoder().decode(chinese.value).trim();
  if (phonemes === '' || phonemes.includes('(en)')) return err('its Chinese voice reads pinyin as English');
  const english = await run(['-q', '-x', '-v', voices.en, '--stdin'], 'ticket');
  if (!english.ok) return english;
  const number = /\d+(\.\d+)+/.exec(new TextDecoder().decode(version.value))?.[0] ?? 'of unknown version';
  return ok({ name: `espeak-ng ${number}, recipe ${recipe}`, speak, close: () => stopped.abort() });
}
