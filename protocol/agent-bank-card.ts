import { type Static, Type } from 'typebox';
import { DevicePartStateSchema } from './agent.ts';

/** First six digits at most and last four, as on a receipt: the page never learns more of the number (D-08). */
export const MaskedCardNumber = Type.String({ pattern: '^[0-9]{0,6}\\*{3,12}[0-9]{4}$' });

/** Why a card was not read. `kept`: the reader has drawn it in and gives it back to staff only. */
export const bankCardRefusals = ['no-card', 'unreadable', 'removed-too-early', 'kept'] as const;
export type BankCardRefusal = (typeof bankCardRefusals)[number];

/** `POST /bank-card/read`, without a body: reads the card that is in. `sealed` is for the bank's gateway, which has the key. */
export const ReadBankCardReply = Type.Union([
  Type.Object({
    outcome: Type.Literal('read'),
    maskedNumber: MaskedCardNumber,
    /** Track 2 encrypted in the reader, base64. */
    sealed: Type.String({ maxLength: 1_000 }),
    keyId: Type.String({ maxLength: 40 }),
  }),
  Type.Object({ outcome: Type.Enum([...bankCardRefusals]) }),
  Type.Object({ outcome: Type.Literal('failed'), state: DevicePartStateSchema }),
]);
export type ReadBankCardReply = Static<typeof ReadBankCardReply>;

/** `POST /bank-card/eject`, without a body: gives the card back. */
export const EjectBankCardReply = Type.Object({ outcome: Type.Enum(['ejected', 'no-card', 'kept', 'failed']) });
export type EjectBankCardReply = Static<typeof EjectBankCardReply>;
