import type { VNode } from 'preact';
import { localDay } from '../../protocol/clock.ts';
import { assertNever } from '../../protocol/result.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { ReasonDialog } from '../kit/reason-dialog.tsx';
import { dayWords } from '../words/day-words.ts';
import { words } from '../words/messages.ts';
import { BookDialog } from './book-dialog.tsx';
import { BookingDialog } from './booking-dialog.tsx';
import { BookingsList } from './bookings-list.tsx';
import type { BookingsModel } from './bookings-model.ts';
import { MoveBookingDialog } from './move-booking-dialog.tsx';

/** Whatever dialog the model has open. */
export function BookingsDialogs(props: {
  model: BookingsModel;
  now: number;
  utcOffsetMinutes: number;
  onAnother: () => void;
}): VNode | null {
  const { model, utcOffsetMinutes } = props;
  const dialog = model.dialog.value;
  const slots = model.slots.value;
  if (dialog === null || slots === null) return null;
  const close = () => model.open(null);
  switch (dialog.kind) {
    case 'book':
      return <BookDialog model={model} slot={dialog.slot} />;
    case 'booking':
      return (
        <BookingDialog
          model={model}
          booking={dialog.booking}
          isNew={dialog.isNew}
          utcOffsetMinutes={utcOffsetMinutes}
          onAnother={props.onAnother}
        />
      );
    case 'move':
      return (
        <MoveBookingDialog
          model={model}
          slots={slots}
          booking={dialog.booking}
          today={localDay(props.now, utcOffsetMinutes)}
        />
      );
    case 'cancel': {
      const { booking } = dialog;
      return (
        <ReasonDialog
          label={words.booking_cancel_title()}
          intro={words.booking_cancel_intro({ ...booking, day: dayWords(booking.day) })}
          submit={words.booking_do_cancel()}
          tone="danger"
          choices={[words.booking_cancel_caller(), words.booking_cancel_twice(), words.booking_cancel_hall()]}
          busy={model.busy.value}
          problem={model.problem.value}
          onReason={(reason) => void model.cancel(booking, reason)}
          onClose={() => model.open({ kind: 'booking', booking, isNew: false })}
        />
      );
    }
    case 'found':
      return (
        <Dialog
          label={words.bookings_found_title({ count: dialog.bookings.length })}
          onClose={close}
          footer={
            <Button class="touch" appearance="outlined" onClick={close}>
              {words.close_dialog()}
            </Button>
          }
        >
          <BookingsList
            bookings={dialog.bookings}
            catalogue={model.catalogue.value}
            onOpen={({ code }) => void model.openCode(code)}
          />
        </Dialog>
      );
    default:
      return assertNever(dialog);
  }
}
