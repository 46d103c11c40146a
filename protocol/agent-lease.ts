import { type Static, Type } from 'typebox';
import { devicePartNames } from './agent.ts';
import { strict } from './schema.ts';

const Seconds = Type.Integer({ minimum: 1, maximum: 300 });

/**
 * Several apps of one PC share its agent (S2 附录B row 7, D-21). An app that needs a device for itself leases it: while the lease
 * stands, calls of the others are refused as `device_in_use`, they see the part as `in-use`, and what happens at the device is told to
 * the holder only. It ends by its time, by `release`, and when the last page of the app has gone.
 *
 * `POST /leases`: to the app that holds the device already it answers the same lease with the new time.
 */
export const TakeLeaseBody = Type.Object({ device: Type.Enum([...devicePartNames]), seconds: Seconds }, strict);
export type TakeLeaseBody = Static<typeof TakeLeaseBody>;

/** `POST /leases/{leaseId}/renew`: from now on so many seconds. A lease that has ended is `unknown_lease`. */
export const RenewLeaseBody = Type.Object({ seconds: Seconds }, strict);
export type RenewLeaseBody = Static<typeof RenewLeaseBody>;

/** The answer to all three; `POST /leases/{leaseId}/release` answers the lease that was given back. */
export const LeaseReply = Type.Object({
  leaseId: Type.String(),
  device: Type.Enum([...devicePartNames]),
  /** Milliseconds since 1970. */
  endsAt: Type.Number(),
});
export type LeaseReply = Static<typeof LeaseReply>;
