import type { WireStrings } from './simulated-stx-device.ts';
import type { StxLimits } from './stx-link.ts';

/** Limits of a test: a device that will not answer is waited for shortly; one that will has the time that a busy machine takes. */
export function benchStxLimits(device: { getStrings(): Readonly<WireStrings> }): StxLimits {
  const willAnswer = () => {
    const { mute, garbled } = device.getStrings();
    return !mute && !garbled;
  };
  return {
    openMs: 5_000,
    get writeMs() {
      return willAnswer() ? 3_000 : 300;
    },
    get answerMs() {
      return willAnswer() ? 3_000 : 300;
    },
  };
}
