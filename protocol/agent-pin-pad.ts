import { type Static, Type } from 'typebox';
import { DevicePartStateSchema } from './agent.ts';
import { CheckCardPinReply } from './agent-social-card.ts';
import { strict } from './schema.ts';

/** Formats of ISO 9564-1: 0 is bound to an account, 1 and 4 to a chance number of the pad (4 with an AES key). */
export const pinBlockFormats = ['iso-0', 'iso-1', 'iso-4'] as const;
export type PinBlockFormat = (typeof pinBlockFormats)[number];

/**
 * `POST /pin-pad/enter`: lets the visitor type the PIN of a bank card on the pad (D-04). The pad encrypts it with a key that neither
 * the agent nor a page has: what comes back is for the bank's gateway. Answered when the entry has ended.
 */
export const EnterPinBody = Type.Object(
  {
    /** The social card's own PIN never takes this way: see `EnterCardPinBody`. */
    purpose: Type.Literal('bank-card'),
    /** The twelve rightmost digits of the account without its check digit, where the bank binds the block to it. */
    account: Type.Optional(Type.String({ pattern: '^[0-9]{12}$' })),
    timeoutSeconds: Type.Integer({ minimum: 5, maximum: 60 }),
  },
  strict,
);
export type EnterPinBody = Static<typeof EnterPinBody>;

/** Why no PIN was entered, in the visitor's or the pad's words. `tampered`: somebody opened the pad, it has dropped its keys. */
export const pinRefusals = ['cancelled', 'timeout', 'tampered', 'busy'] as const;
export type PinRefusal = (typeof pinRefusals)[number];

export const EnterPinReply = Type.Union([
  Type.Object({
    outcome: Type.Literal('entered'),
    /** Hexadecimal. */
    block: Type.String({ pattern: '^([0-9A-F]{16}|[0-9A-F]{32})$' }),
    /** Names the key of the pad to the bank. */
    keyId: Type.String({ maxLength: 40 }),
    format: Type.Enum([...pinBlockFormats]),
  }),
  Type.Object({ outcome: Type.Enum([...pinRefusals]) }),
  Type.Object({ outcome: Type.Literal('failed'), state: DevicePartStateSchema }),
]);
export type EnterPinReply = Static<typeof EnterPinReply>;

/** `POST /pin-pad/cancel`, without a body: the visitor went back on the screen. */
export const CancelPinReply = Type.Object({ cancelled: Type.Boolean() });

/**
 * `POST /pin-pad/card-pin`: the social-security card's own PIN, typed on the pad and shown to the card within the agent. The page
 * learns what the card said of it and never the digits (D-04).
 */
export const EnterCardPinBody = Type.Object({ timeoutSeconds: Type.Integer({ minimum: 5, maximum: 60 }) }, strict);
export type EnterCardPinBody = Static<typeof EnterCardPinBody>;
export const EnterCardPinReply = Type.Union([
  CheckCardPinReply,
  /** Not six digits: the card was not asked, and no try was counted. */
  Type.Object({ outcome: Type.Literal('wrong-length') }),
  Type.Object({ outcome: Type.Enum([...pinRefusals]) }),
  Type.Object({ outcome: Type.Literal('failed'), state: DevicePartStateSchema }),
]);
export type EnterCardPinReply = Static<typeof EnterCardPinReply>;
