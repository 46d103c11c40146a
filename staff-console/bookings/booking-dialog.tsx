import type { VNode } from 'preact';
import type { BookingReply } from '../../protocol/appointments-api.ts';
import { clockTime } from '../../protocol/clock.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Icon } from '../kit/icon.tsx';
import { words } from '../words/messages.ts';
import { bookingStatusLabels, codeGroups, matterWords, slotWords, spoken } from './booking-words.ts';
import type { BookingsModel } from './bookings-model.ts';
import { RefusalNote } from './refusal-note.tsx';

/** One booking: its code to be read out, and what can be done with it. */
export function BookingDialog(props: {
  model: BookingsModel;
  booking: BookingReply;
  isNew: boolean;
  utcOffsetMinutes: number;
  onAnother: () => void;
}): VNode {
  const { model, booking, isNew, utcOffsetMinutes } = props;
  const close = () => model.open(null);
  const ticket = model.ticket.value;
  return (
    <Dialog
      label={isNew ? words.booking_done() : words.booking_title({ code: codeGroups(booking.code) })}
      onClose={close}
      footer={
        <>
          {isNew && (
            <Button class="touch" appearance="outlined" size="l" onClick={props.onAnother}>
              {words.booking_another()}
            </Button>
          )}
          <Button
            class="touch"
            size="l"
            variant={isNew ? 'brand' : 'neutral'}
            appearance={isNew ? 'accent' : 'outlined'}
            autofocus={isNew}
            onClick={close}
          >
            {words.close_dialog()}
          </Button>
        </>
      }
    >
      <div class="form-dialog">
        <RefusalNote
          model={model}
          utcOffsetMinutes={utcOffsetMinutes}
          onWalkIn={() => void model.checkIn(booking, true)}
        />
        {ticket === null ? (
          <SpokenCode code={booking.code} />
        ) : (
          <div class="issued" role="status">
            <p>{words.booking_checked_in()}</p>
            <p class="issued-number">{ticket.number}</p>
            <p>{words.booking_ahead({ ahead: ticket.ahead })}</p>
          </div>
        )}
        <Facts booking={booking} utcOffsetMinutes={utcOffsetMinutes} />
        {booking.status === 'booked' && ticket === null && <Actions model={model} booking={booking} isNew={isNew} />}
      </div>
    </Dialog>
  );
}

/** The code large, each character with the word by which it is read out. */
function SpokenCode({ code }: { code: string }): VNode {
  const places = spoken(code).map((one, place) => ({ ...one, place }));
  return (
    <ol class="spoken-code" aria-label={words.booking_code()}>
      {places.map(({ sign, word, place }) => (
        <li key={place}>
          <strong>{sign}</strong>
          <span>{word}</span>
        </li>
      ))}
    </ol>
  );
}

function Facts({ booking, utcOffsetMinutes }: { booking: BookingReply; utcOffsetMinutes: number }): VNode {
  const times = {
    from: clockTime(booking.checkInFrom, utcOffsetMinutes),
    until: clockTime(booking.checkInUntil, utcOffsetMinutes),
  };
  const facts: readonly (readonly [string, string])[] = [
    [words.booking_when(), slotWords(booking)],
    [words.booking_check_in(), words.booking_check_in_times(times)],
    [words.booking_matter(), matterWords(booking)],
    [words.booking_status(), bookingStatusLabels[booking.status]()],
  ];
  return (
    <dl class="booking-facts">
      {facts.map(([name, fact]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

function Actions({ model, booking, isNew }: { model: BookingsModel; booking: BookingReply; isNew: boolean }): VNode {
  const busy = model.busy.value;
  return (
    <div class="ticket-actions">
      {!isNew && (
        <Button
          class="touch"
          size="l"
          variant="brand"
          autofocus
          loading={busy}
          onClick={() => void model.checkIn(booking, false)}
        >
          <Icon slot="start" name="ticket" />
          {words.booking_do_check_in()}
        </Button>
      )}
      <Button class="touch" size="l" appearance="outlined" onClick={() => model.open({ kind: 'move', booking })}>
        <Icon slot="start" name="arrow-left-right" />
        {words.booking_do_move()}
      </Button>
      <Button class="touch" size="l" appearance="outlined" onClick={() => window.print()}>
        <Icon slot="start" name="printer" />
        {words.booking_do_print()}
      </Button>
      <Button
        class="touch"
        size="l"
        variant="danger"
        appearance="outlined"
        onClick={() => model.open({ kind: 'cancel', booking })}
      >
        <Icon slot="start" name="x" />
        {words.booking_do_cancel()}
      </Button>
    </div>
  );
}
