import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Problem } from '../../protocol/problems.ts';
import type { Slot } from './bookings-model.ts';

const SlotMember = Type.Object({ day: Type.String(), start: Type.String(), end: Type.String() });
const Full = Type.Object({ next: Type.Array(SlotMember) });
const Existing = Type.Object({ booking: Type.Object({ ...SlotMember.properties, code: Type.String() }) });
const TooEarly = Type.Object({ opensAt: Type.Number() });
const OtherDay = Type.Object({ day: Type.String(), start: Type.String() });

/** A refusal with what the caller must be told beside its words. */
export type BookingRefusal =
  | { readonly kind: 'slot-gone'; readonly next: readonly Slot[] }
  | { readonly kind: 'exists'; readonly booking: Slot & { readonly code: string } }
  | { readonly kind: 'too-early'; readonly opensAt: number }
  | { readonly kind: 'lapsed' }
  | { readonly kind: 'other-day'; readonly day: string; readonly start: string }
  | { readonly kind: 'other'; readonly problem: Problem };

/** Reads what a refusal brings along; one that lacks it is told by its code alone. */
export function readRefusal(problem: Problem): BookingRefusal {
  const { code } = problem;
  const body: unknown = problem;
  if (code === 'slot_full' && Value.Check(Full, body)) return { kind: 'slot-gone', next: body.next };
  if (code === 'already_booked' && Value.Check(Existing, body)) return { kind: 'exists', booking: body.booking };
  if (code === 'check_in_too_early' && Value.Check(TooEarly, body)) return { kind: 'too-early', opensAt: body.opensAt };
  if (code === 'check_in_another_day' && Value.Check(OtherDay, body)) {
    return { kind: 'other-day', day: body.day, start: body.start };
  }
  return code === 'check_in_too_late' ? { kind: 'lapsed' } : { kind: 'other', problem };
}
