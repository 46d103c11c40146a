import { err, ok } from '../../../protocol/result.ts';
import { createListeners } from '../../listeners.ts';
import type { FingerVeinProtocol, VeinNews } from '../finger-vein-protocol.ts';

/** A reader that says what a test wants it to: each capture begins, and has run into its time limit when it is read. */
export interface ScriptedVein extends FingerVeinProtocol {
  tell(news: VeinNews): void;
}

/** `changes` take the place of what it says by itself. */
export function createScriptedVein(changes: Partial<FingerVeinProtocol> = {}): ScriptedVein {
  const news = createListeners<[VeinNews]>();
  return {
    selfTest: async () => ok(true),
    beginCapture: async () => ok('begun'),
    readCapture: async () => ok('timeout'),
    cancel: async () => err('stalled'),
    onNews: news.add,
    close: async () => undefined,
    ...changes,
    tell: news.tell,
  };
}
