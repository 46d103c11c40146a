/**
 * A scanner that types as a keyboard (wedge), told from fingers by its pace: characters follow each other within 30 ms and end in
 * Enter. Human typing is never taken: two keys rolled over quickly are no burst, and a held key repeats no faster than this.
 */
export interface WedgeState {
  /** Characters that may be the beginning of a burst. */
  readonly text: string;
  /** Milliseconds, on the clock of the events; when the last of them came. */
  readonly lastAt: number;
}

export interface KeyStroke {
  /** As `KeyboardEvent.key`. */
  readonly key: string;
  /** Milliseconds, on the clock of the events. */
  readonly at: number;
  /** A key that is held down. */
  readonly repeat: boolean;
}

export interface WedgeStep {
  readonly state: WedgeState;
  /** The whole text, at its end. */
  readonly burst: string | null;
  /** True where the key is certainly the scanner's and must press nothing on the screen. */
  readonly isScanners: boolean;
}

export const noBurst: WedgeState = { text: '', lastAt: Number.NEGATIVE_INFINITY };

const paceMs = 30;
/** The shortest code that is used has eight characters; no hand types six at this pace. */
const surelyScanner = 6;
/** Longer than any code: not kept on growing. */
const longestBurst = 2_000;

/** Takes one key: begin with `noBurst`, and give each call the state of the one before. Pure. */
export function onKeyStroke(state: WedgeState, { key, at, repeat }: KeyStroke): WedgeStep {
  // A scanner presses Shift for capitals: it neither counts nor breaks the burst.
  if (key === 'Shift') return { state, burst: null, isScanners: false };
  const inPace = !repeat && at - state.lastAt <= paceMs;
  const text = inPace ? state.text : '';
  const isScanners = text.length >= surelyScanner;
  if (key === 'Enter') return { state: noBurst, burst: isScanners ? text : null, isScanners };
  if ([...key].length !== 1 || repeat) return { state: noBurst, burst: null, isScanners: false };
  if (text.length >= longestBurst) return { state: { text, lastAt: at }, burst: null, isScanners };
  return { state: { text: text + key, lastAt: at }, burst: null, isScanners };
}
