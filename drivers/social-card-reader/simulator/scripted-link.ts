import { err, ok, type Result } from '../../../protocol/result.ts';
import type { CardLink, LinkFault } from '../apdu.ts';

/** A card that answers what was recorded, byte by byte; it refuses a command that the recording does not expect. */
export interface ScriptedLink extends CardLink {
  /** Commands that came, in upper-case hexadecimal. */
  sent(): readonly string[];
}

/** Pairs of command and answer in hexadecimal, spaces allowed; null as an answer means that the card has gone. */
export function createScriptedLink(script: readonly (readonly [string, string | null])[]): ScriptedLink {
  const sent: string[] = [];
  return {
    atr: Uint8Array.of(0x3b, 0x00),
    async transmit(command): Promise<Result<Uint8Array, LinkFault>> {
      const [expected, answer] = script[sent.length] ?? ['nothing', null];
      const came = Buffer.from(command).toString('hex').toUpperCase();
      sent.push(came);
      if (came !== expected.replaceAll(' ', '').toUpperCase()) throw new Error(`the card got ${came}, not ${expected}`);
      return answer === null ? err('gone') : ok(Uint8Array.from(Buffer.from(answer.replaceAll(' ', ''), 'hex')));
    },
    powerOff: async () => undefined,
    sent: () => sent,
  };
}
