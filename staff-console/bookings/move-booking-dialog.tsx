import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { BookingReply, SlotsReply } from '../../protocol/appointments-api.ts';
import { FormDialog } from '../kit/form-dialog.tsx';
import { dayWords } from '../words/day-words.ts';
import { words } from '../words/messages.ts';
import type { BookingsModel, Slot } from './bookings-model.ts';
import { RefusalNote } from './refusal-note.tsx';
import { SlotCalendar } from './slot-calendar.tsx';

/** Another time for a booking that stands; its code stays. */
export function MoveBookingDialog(props: {
  model: BookingsModel;
  slots: SlotsReply;
  booking: BookingReply;
  today: string;
}): VNode {
  const { model, slots, booking, today } = props;
  const [day, setDay] = useState(booking.day);
  const [slot, setSlot] = useState<Slot | null>(null);
  const move = (to: Slot) => void model.move(booking, to);
  const choose = (to: Slot) => {
    setDay(to.day);
    setSlot(to);
  };
  return (
    <FormDialog
      label={words.booking_move_title()}
      intro={words.booking_move_intro({ day: dayWords(booking.day), start: booking.start, end: booking.end })}
      submit={slot === null ? words.booking_move_choose() : words.booking_move_submit(slot)}
      busy={model.busy.value}
      ready={slot !== null}
      problem={null}
      onSubmit={() => slot !== null && move(slot)}
      onClose={() => model.open({ kind: 'booking', booking, isNew: false })}
    >
      <RefusalNote model={model} {...(slot === null ? {} : { wanted: slot })} onSlot={choose} />
      <SlotCalendar
        slots={slots}
        bookings={model.bookings.value}
        today={today}
        day={day}
        chosen={slot}
        onDay={(to) => {
          setDay(to);
          setSlot(null);
        }}
        onChoose={(to) => setSlot(to)}
        onTake={move}
      />
    </FormDialog>
  );
}
