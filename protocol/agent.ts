import { type Static, Type } from 'typebox';
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
  'fault',
  'absent',
] as const;
export const DevicePartStateSchema = Type.Enum([...devicePartStates]);
export type DevicePartState = (typeof devicePartStates)[number];

export const devicePartNames = ['ticket-printer', 'id-card-reader'] as const;
export type DevicePartName = (typeof devicePartNames)[number];

export const AgentStatusSchema = Type.Object({
  version: Type.String(),
  simulated: Type.Boolean(),
  parts: Type.Array(
    Type.Object({ part: Type.Enum([...devicePartNames]), state: DevicePartStateSchema, since: Type.Number() }),
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

/** What a card tells. It goes straight to the server's vault; the page masks what it shows. */
export const CardDataSchema = Type.Object(
  {
    medium: Type.Enum(['resident-id-card', 'social-security-card']),
    name: Type.String({ minLength: 1, maxLength: 120 }),
    idNumber: Type.String({ minLength: 15, maxLength: 18 }),
  },
  { additionalProperties: false },
);
export type CardData = Static<typeof CardDataSchema>;

export type CardFault = 'unreadable' | 'removed-too-early' | 'reader-absent';

export interface AgentToPageEvents {
  'agent:status': (status: AgentStatus) => void;
  'card:read': (card: CardData) => void;
  'card:removed': () => void;
  'card:failed': (fault: CardFault) => void;
}
