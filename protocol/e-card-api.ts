import { type Static, Type } from 'typebox';
import { CardDataSchema } from './agent.ts';
import { longestScan } from './scan.ts';
import { strict } from './schema.ts';

/** What a kiosk has scanned from a phone; opaque, and in no URL. */
export const ReadECardBody = Type.Object(
  { token: Type.String({ minLength: 16, maxLength: longestScan, pattern: '^[\\x21-\\x7e]+$' }) },
  strict,
);
export type ReadECardBody = Static<typeof ReadECardBody>;
/** From here on it is like a card on the reader. */
export const ECardReply = Type.Object({ holder: CardDataSchema });
export type ECardReply = Static<typeof ECardReply>;
