import type { VNode } from 'preact';
import { clockTime } from '../../protocol/clock.ts';
import { assertNever } from '../../protocol/result.ts';
import { problemWords } from '../../ui/i18n/problem-words.ts';
import { Button } from '../kit/button.tsx';
import { Callout } from '../kit/callout.tsx';
import { dayWords } from '../words/day-words.ts';
import { words } from '../words/messages.ts';
import { slotWords } from './booking-words.ts';
import type { BookingsModel, Slot } from './bookings-model.ts';
import { type BookingRefusal, readRefusal } from './refusal.ts';

/** Why nothing came of it, in words for the caller, with what can be done instead. */
export function RefusalNote(props: {
  model: BookingsModel;
  /** For check-in times. */
  utcOffsetMinutes?: number;
  /** The slot that was wanted, where one was. */
  wanted?: Slot;
  onSlot?: (slot: Slot) => void;
  onWalkIn?: () => void;
}): VNode {
  const problem = props.model.problem.value;
  return <div role="alert">{problem !== null && <Note {...props} refusal={readRefusal(problem)} />}</div>;
}

function Note(props: Parameters<typeof RefusalNote>[0] & { refusal: BookingRefusal }): VNode {
  const { refusal, model, wanted, onSlot, onWalkIn } = props;
  switch (refusal.kind) {
    case 'slot-gone':
      return (
        <Callout tone="danger">
          <p>{words.book_slot_gone({ start: wanted?.start ?? '', end: wanted?.end ?? '' })}</p>
          {refusal.next.length === 0 && <p>{words.book_day_full()}</p>}
          <p class="next-slots">
            {refusal.next.map((slot, index) => (
              <Button
                key={`${slot.day} ${slot.start}`}
                class="touch"
                autofocus={index === 0}
                appearance="outlined"
                onClick={() => onSlot?.(slot)}
              >
                {slotWords(slot)}
              </Button>
            ))}
          </p>
        </Callout>
      );
    case 'exists':
      return (
        <Callout tone="warning">
          <p>{words.book_exists(refusal.booking)}</p>
          <Button class="touch" appearance="outlined" onClick={() => void model.openCode(refusal.booking.code)}>
            {words.book_show_existing()}
          </Button>
        </Callout>
      );
    case 'too-early':
      return (
        <Callout tone="warning">
          {words.booking_too_early({ time: clockTime(refusal.opensAt, props.utcOffsetMinutes ?? 0) })}
        </Callout>
      );
    case 'other-day':
      return (
        <Callout tone="warning">
          {words.booking_other_day({ day: dayWords(refusal.day), start: refusal.start })}
        </Callout>
      );
    case 'lapsed':
      return (
        <Callout tone="warning">
          <p>{model.problem.value !== null && problemWords(model.problem.value)}</p>
          <Button class="touch" variant="brand" onClick={() => onWalkIn?.()}>
            {words.booking_walk_in()}
          </Button>
        </Callout>
      );
    case 'other':
      return <Callout tone="danger">{problemWords(refusal.problem)}</Callout>;
    default:
      return assertNever(refusal);
  }
}
