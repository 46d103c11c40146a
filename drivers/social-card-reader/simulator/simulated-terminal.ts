import type { DevicePartState } from '../../../protocol/agent.ts';
import { err, ok, type Result } from '../../../protocol/result.ts';
import { createListeners } from '../../listeners.ts';
import { delay } from '../../time-limit.ts';
import type { CardLink, LinkFault } from '../apdu.ts';
import type { CardTerminal, TerminalChange } from '../card-terminal.ts';
import type { VirtualCard } from './virtual-card.ts';

/** A reader in memory, into which a test or the panel puts virtual cards. */
export interface SimulatedTerminal extends CardTerminal {
  /** Puts a card in; one that is in is taken out first. */
  insert(card: VirtualCard): void;
  remove(): void;
  /** The card is pulled out in the middle of the command after so many more. */
  removeAfter(commands: number): void;
  /** `absent` unplugs the reader, `ok` plugs it in again. */
  setState(state: Extract<DevicePartState, 'ok' | 'absent'>): void;
  hasCard(): boolean;
}

/** `silentMs`: after which a card that says nothing is given up. */
export function createSimulatedTerminal(silentMs = 1_000): SimulatedTerminal {
  const changes = createListeners<[TerminalChange]>();
  let state: DevicePartState = 'ok';
  let card: VirtualCard | null = null;
  let commandsUntilRemoval: number | null = null;

  function remove(): void {
    if (card === null) return;
    card = null;
    changes.tell({ kind: 'gone' });
  }

  function linkTo(own: VirtualCard): CardLink {
    let powered = true;
    return {
      atr: own.atr(),
      async transmit(command): Promise<Result<Uint8Array, LinkFault>> {
        // A reader answers later, never within the call.
        await Promise.resolve();
        if (commandsUntilRemoval === 0) {
          commandsUntilRemoval = null;
          remove();
        } else if (commandsUntilRemoval !== null) commandsUntilRemoval -= 1;
        if (card !== own || !powered) return err('gone');
        const answer = own.receive(command);
        if (answer !== null) return ok(answer);
        await delay(silentMs);
        return err('silent');
      },
      async powerOff() {
        powered = false;
        own.reset();
      },
    };
  }

  return {
    onChange: changes.add,
    check: async () => state,
    close: async () => remove(),
    insert(next) {
      remove();
      if (state !== 'ok') return;
      next.reset();
      card = next;
      changes.tell(next.atr().length === 0 ? { kind: 'mute' } : { kind: 'card', link: linkTo(next) });
    },
    remove,
    removeAfter(commands) {
      commandsUntilRemoval = commands;
    },
    setState(next) {
      state = next;
      changes.tell({ kind: 'state', state });
      if (next !== 'ok') remove();
    },
    hasCard: () => card !== null,
  };
}
