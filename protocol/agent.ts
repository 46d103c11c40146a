import { type Static, Type } from 'typebox';
import type { BankCardEvents, FingerVeinEvents, PinPadEvents } from './agent-customer-events.ts';
import type { DocumentEvents } from './agent-document.ts';
import type { PowerEvents } from './agent-power.ts';
import type { ScannerEvents } from './agent-scanner.ts';
import type { SocialCardEvents } from './agent-social-card.ts';
import { ConsumableSchema } from './consumables.ts';
import { TicketSlipSchema } from './ticket-slip.ts';

/**
 * Between a kiosk page and the agent on its PC. Same manner as the server: commands by HTTP, facts by Socket.IO.
 * Every call carries `Authorization: Bearer <agent token>` and comes from an origin on the agent's list.
 */
export const devicePartStates = [
  'ok',
  'paper-near-end',
  'paper-out',
  'cover-open',
  'cutter-fault',
  'overheated',
  'offline',
  'stalled',
  'jammed',
  'in-use',
  'on-battery',
  /** Well, but what it has printed before cannot be read: it prints nothing, for it could print something twice. */
  'journal-unreadable',
  /** A clock more than five seconds away from the server's (B-17). */
  'clock-off',
  'fault',
  'absent',
] as const;
export const DevicePartStateSchema = Type.Enum([...devicePartStates]);
export type DevicePartState = (typeof devicePartStates)[number];

export const devicePartNames = [
  'ticket-printer',
  'id-card-reader',
  'social-card-reader',
  'scanner',
  'document-printer',
  'light-strips',
  'pin-pad',
  'finger-vein-reader',
  'bank-card-reader',
  'power',
] as const;
export type DevicePartName = (typeof devicePartNames)[number];

export const AgentStatusSchema = Type.Object({
  version: Type.String(),
  /** Of chance, of this run of the agent: another one knows nothing of a card that was laid on before it began. */
  run: Type.Optional(Type.String({ maxLength: 40 })),
  simulated: Type.Boolean(),
  /** The terminal cannot write its operation log and does no business (S4 9.5.2, D-24); its pages say so. */
  halted: Type.Optional(Type.Enum(['full', 'clock-wrong'])),
  parts: Type.Array(
    Type.Object({
      part: Type.Enum([...devicePartNames]),
      state: DevicePartStateSchema,
      since: Type.Number(),
      /** False where this PC is not meant to have the part; a part that is meant to be there and is not, is in trouble. */
      fitted: Type.Optional(Type.Boolean()),
      /** It did not manage its wipe in time, and may still hold something of a visitor who has gone (D-27); gone when it has. */
      unwiped: Type.Optional(Type.Literal(true)),
      /** A card that was told lies on it still: by this a page whose line was broken meanwhile sees that one was taken away. */
      holdsCard: Type.Optional(Type.Literal(true)),
      /** What is left of its consumable, in percent; not there where the device cannot tell. */
      level: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
      /** Toner, waste and trays, one by one, as the device tells them. */
      consumables: Type.Optional(Type.Array(ConsumableSchema, { maxItems: 30 })),
    }),
  ),
});
export type AgentStatus = Static<typeof AgentStatusSchema>;

/** `POST /tickets/print`: answered when the printer has confirmed, or failed, within the time limit. */
export const PrintTicketBody = Type.Object({ printId: Type.String({ maxLength: 60 }), slip: TicketSlipSchema });
export type PrintTicketBody = Static<typeof PrintTicketBody>;
export const PrintTicketReply = Type.Union([
  Type.Object({ outcome: Type.Literal('printed') }),
  Type.Object({ outcome: Type.Literal('failed'), state: DevicePartStateSchema }),
]);
export type PrintTicketReply = Static<typeof PrintTicketReply>;

/** `POST /tickets/self-test`: the slip by which an engineer sees that the printer prints everything. Answered as a ticket is. */
export const PrintSelfTestBody = Type.Object(
  { terminal: Type.String({ minLength: 1, maxLength: 40 }) },
  { additionalProperties: false },
);
export type PrintSelfTestBody = Static<typeof PrintSelfTestBody>;

/**
 * `POST /session/wipe`: the visitor has gone (D-27). Every driver drops what it still holds of that person, a job under way included.
 * Parts that another app leases or used last are left alone. Answers which parts did not manage it in time; their status says `unwiped` until they have, and staff should look at those.
 */
export const SessionWipeReply = Type.Object({ failed: Type.Array(Type.Enum([...devicePartNames])) });
export type SessionWipeReply = Static<typeof SessionWipeReply>;

/** What a card tells. It goes straight to the server's vault; the page masks what it shows. */
export const CardDataSchema = Type.Object(
  {
    medium: Type.Enum(['resident-id-card', 'social-security-card', 'e-social-security-card']),
    name: Type.String({ minLength: 1, maxLength: 120 }),
    idNumber: Type.String({ minLength: 15, maxLength: 18 }),
    /** What lies on a reader of resident ID cards; absent for a plain ID card and for other media. */
    paper: Type.Optional(Type.Enum(['hmt-permit', 'foreigner-permit'])),
    /** `YYYY-MM-DD`, only where the number does not hold it: the foreigner's card of 2017. */
    birthDay: Type.Optional(Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })),
    /** There where the paper's last day has passed. A ticket can be had with it; business may need a valid one. */
    expired: Type.Optional(Type.Literal(true)),
  },
  { additionalProperties: false },
);
export type CardData = Static<typeof CardDataSchema>;

export type CardFault =
  | 'unreadable'
  | 'removed-too-early'
  | 'reader-absent'
  /** The reader found a card and could not take it up: two at once, or one in a thick wallet. */
  | 'not-selected'
  /** The card and the reader do not trust each other. */
  | 'not-genuine'
  /** A card of another kind. */
  | 'wrong-card'
  /** A card is in, and its chip says nothing: the wrong way round, dirty or broken. */
  | 'no-chip-answer'
  /** A card that tells its holder only to a server which is not there, or has no key for it. */
  | 'not-verifiable';

/** The readers that tell `card:…`; a page shows the same flow for both. */
export type CardReaderPart = Extract<DevicePartName, 'id-card-reader' | 'social-card-reader'>;

/** All that pages are told by Socket.IO. What happens at a leased device is told to the pages of its holder only. */
export interface AgentToPageEvents
  extends DocumentEvents,
    ScannerEvents,
    SocialCardEvents,
    BankCardEvents,
    FingerVeinEvents,
    PinPadEvents,
    PowerEvents {
  'agent:status': (status: AgentStatus) => void;
  /** `unwatched`: this reader cannot see the card being lifted, so nothing is told of it before the next one. */
  'card:read': (card: CardData, reader: CardReaderPart, presence?: 'unwatched') => void;
  'card:removed': (reader: CardReaderPart) => void;
  'card:failed': (fault: CardFault, reader: CardReaderPart) => void;
}
