import type { TidalAdviceView } from '../../protocol/manager-api.ts';

/** Why a tidal window should open or close, as a sentence with its numbers (B-08). Minutes, rounded up. */
export type AdviceReason =
  | { readonly kind: 'forecast'; readonly in: number; readonly peak: number; readonly mean: number }
  | { readonly kind: 'forecast-now'; readonly peak: number; readonly mean: number }
  | { readonly kind: 'threshold'; readonly peak: number }
  | { readonly kind: 'longest-wait'; readonly longest: number }
  | { readonly kind: 'close'; readonly peak: number }
  | { readonly kind: 'close-threshold' };

/** A forecast whose peak is less than a minute away is told as one of now. Pure. */
export function adviceReason({ kind, grounds }: Pick<TidalAdviceView, 'kind' | 'grounds'>): AdviceReason {
  const { rule, peakMinutes, peakInMinutes, meanMinutes, longestWaitMinutes } = grounds;
  const [peak, mean, longest] = [peakMinutes, meanMinutes, longestWaitMinutes].map(Math.ceil) as [
    number,
    number,
    number,
  ];
  if (kind === 'close') return rule === 'threshold' ? { kind: 'close-threshold' } : { kind: 'close', peak };
  if (rule === 'longest-wait') return { kind: 'longest-wait', longest };
  if (rule === 'threshold') return { kind: 'threshold', peak };
  return peakInMinutes < 1 ? { kind: 'forecast-now', peak, mean } : { kind: 'forecast', in: peakInMinutes, peak, mean };
}
