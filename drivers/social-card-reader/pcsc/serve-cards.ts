import type { FromCardProcess, ToCardProcess } from './pcsc-messages.ts';
import type { PcscClient } from './pcsc-module.ts';
import { type Slot, type WatchedReader, watchReader } from './watch-reader.ts';

/** How long the list of readers may take to arrive before it counts as empty. */
const firstListMs = 500;

/**
 * Follows the readers of this machine whose name has `wanted` in it, and tells of one card at a time: the first, and when it is
 * gone the next that is in somewhere. `onBroken` is called when pcscd has gone or answers no more; nothing here survives that.
 */
export function serveCards(
  client: PcscClient,
  wanted: string,
  tell: (message: FromCardProcess) => void,
  onBroken: () => void,
): (asked: ToCardProcess) => void {
  const readers = new Map<string, WatchedReader>();
  let current: {
    readonly reader: WatchedReader;
    readonly slot: Exclude<Slot, { holds: 'nothing' }>;
    readonly visit: number;
  } | null = null;
  let visits = 0;

  function follow(): void {
    if (current !== null && !isSame(current.reader.slot(), current.slot)) {
      current = null;
      tell({ type: 'gone' });
    }
    if (current !== null) return;
    for (const reader of readers.values()) {
      const slot = reader.slot();
      if (slot.holds === 'nothing') continue;
      visits += 1;
      current = { reader, slot, visit: visits };
      tell(slot.holds === 'card' ? { type: 'card', visit: visits, atr: slot.atr } : { type: slot.holds });
      return;
    }
  }

  const tellReaders = (): void => tell({ type: 'readers', names: [...readers.keys()] });
  const firstList = setTimeout(tellReaders, firstListMs);
  client.on('error', onBroken);
  client.on('reader', (reader) => {
    // Of one that is not wanted too: without a listener its error would end the process before it has said why.
    reader.on('error', onBroken);
    if (!reader.name.includes(wanted)) return;
    clearTimeout(firstList);
    readers.set(reader.name, watchReader(reader, follow, onBroken));
    reader.on('end', () => {
      const gone = readers.get(reader.name);
      readers.delete(reader.name);
      tellReaders();
      if (current?.reader === gone) {
        current = null;
        tell({ type: 'gone' });
      }
      follow();
    });
    tellReaders();
  });

  return (asked) => {
    const reader = current?.visit === asked.visit ? current.reader : null;
    if (asked.type === 'power-off') {
      void reader?.powerOff();
      return;
    }
    const { id, command } = asked;
    const answered = reader?.transmit(command) ?? Promise.resolve(new Uint8Array());
    void answered.then((response) => {
      // It may have been a PIN.
      command.fill(0);
      tell({ type: 'answer', id, response });
    });
  };
}

function isSame(now: Slot, then: Slot): boolean {
  return now.holds === then.holds && (now.holds === 'nothing' || then.holds === 'nothing' || now.visit === then.visit);
}
