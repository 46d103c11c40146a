import type { Clock } from '../../../protocol/clock.ts';
import { refuse } from '../../../protocol/problems.ts';
import { err, ok } from '../../../protocol/result.ts';
import type { ECardGateway } from './e-card-gateway.ts';

const form = /^ESSC1\.([A-Za-z0-9_-]+)$/;

/**
 * The authority of the demo, for people who do not exist: its codes are `ESSC1.` and base64url of a JSON array of number, name and
 * the end of their validity in milliseconds since 1970. Anybody can write one, so it stands in no real hall.
 */
export function createSimulatedECardGateway(clock: Clock): ECardGateway {
  return {
    async resolve(token) {
      const body = form.exec(token)?.[1];
      const read = body === undefined ? null : readBody(body);
      if (read === null) return err(refuse('e_card_unknown'));
      const [idNumber, name, endsAt] = read;
      return endsAt <= clock.now() ? err(refuse('e_card_expired')) : ok({ name, idNumber });
    },
  };
}

function readBody(body: string): readonly [string, string, number] | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
    if (!Array.isArray(read)) return null;
    const [idNumber, name, endsAt]: unknown[] = read;
    return typeof idNumber === 'string' && typeof name === 'string' && typeof endsAt === 'number'
      ? [idNumber, name, endsAt]
      : null;
  } catch {
    return null;
  }
}
