import { type Static, Type } from 'typebox';
import { TextSchema } from './text.ts';

/**
 * What stands on a ticket (DOC-01; S1 9.2.2, S2 附录B row 8). One layout on the server; the printer's driver lays it out for 58 or 80 mm.
 * Never on it: a name, an ID number, the kind of a special group.
 */
export const TicketSlipSchema = Type.Object({
  hallName: TextSchema,
  number: Type.String(),
  laneName: TextSchema,
  /** Neutral mark 优先. */
  priority: Type.Boolean(),
  serviceName: Type.Union([TextSchema, Type.Null()]),
  ahead: Type.Integer(),
  /** Range as words, rounded outward to 5 minutes, or 暂无法估计. */
  wait: TextSchema,
  /** `2026-11-21 09:41` on the hall's clock. */
  takenAt: Type.String(),
  validDay: Type.String(),
  area: TextSchema,
  holdReady: TextSchema,
  missedRule: TextSchema,
  trackUrl: Type.String(),
  kiosk: Type.String(),
  supervisionTelephone: Type.String(),
  /** 0 is the first print; 1, 2 … are marked 补打 1, 补打 2. */
  copy: Type.Integer({ minimum: 0 }),
  /** Languages to print, in order: the taker's own first. */
  languages: Type.Array(Type.Enum(['zh', 'en'])),
});
export type TicketSlip = Static<typeof TicketSlipSchema>;
