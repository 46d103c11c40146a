import type { Text } from '../../protocol/text.ts';

/** What boards say and show when a tidal window opens (B-08): 9 号潮汐窗口现已开放. Digits are read as a number. */
export function tidalOpenWords(windowLabel: string): Text {
  return {
    zh: `${windowLabel} 号潮汐窗口现已开放`,
    en: `Peak-time counter ${windowLabel} is now open`,
  };
}
