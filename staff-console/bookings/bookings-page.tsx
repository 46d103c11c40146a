import { useComputed } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SessionReply } from '../../protocol/api.ts';
import { localDay } from '../../protocol/clock.ts';
import type { StaffQueueView } from '../../protocol/views.ts';
import { problemWords } from '../../ui/i18n/problem-words.ts';
import { useConsole } from '../client/console.ts';
import type { LiveHall } from '../client/live-hall.ts';
import { Button } from '../kit/button.tsx';
import { Callout } from '../kit/callout.tsx';
import { Icon } from '../kit/icon.tsx';
import { StaleNote } from '../shell/stale-note.tsx';
import { TopBar } from '../shell/top-bar.tsx';
import { words } from '../words/messages.ts';
import { BookingPass } from './booking-pass.tsx';
import { BookingsDialogs } from './bookings-dialogs.tsx';
import { BookingsList } from './bookings-list.tsx';
import { type BookingsModel, createBookingsModel, type Slot } from './bookings-model.ts';
import { FindBar, focusFind } from './find-bar.tsx';
import { SlotCalendar } from './slot-calendar.tsx';
import { bookingsOn, slotCells } from './slot-days.ts';

/** `/staff/bookings`: places left by slot, and bookings on behalf of callers without phone or web. */
export function BookingsPage(props: { session: SessionReply; live: LiveHall; view: StaffQueueView }): VNode {
  const { session, live, view } = props;
  const { api, newKey } = useConsole();
  const model = useMemo(() => createBookingsModel({ api, hall: live.hall, newKey }), [api, live, newKey]);
  useEffect(() => model.start(), [model]);
  const dialog = model.dialog.value;
  const problem = model.problem.value;
  return (
    <div class={`page guidance-page bookings-page ${live.connected.value ? '' : 'page-stale'}`}>
      <TopBar session={session}>
        <h1>{words.bookings_title()}</h1>
      </TopBar>
      <StaleNote live={live} />
      <main class="bookings">
        {problem?.code === 'appointments_not_offered' ? (
          <Callout tone="neutral">{words.bookings_not_offered()}</Callout>
        ) : (
          <>
            <div role="alert">
              {problem !== null && dialog === null && <Callout tone="danger">{problemWords(problem)}</Callout>}
            </div>
            <Desk model={model} live={live} utcOffsetMinutes={view.utcOffsetMinutes} />
          </>
        )}
      </main>
      {dialog?.kind === 'booking' && <BookingPass booking={dialog.booking} utcOffsetMinutes={view.utcOffsetMinutes} />}
    </div>
  );
}

function Desk({
  model,
  live,
  utcOffsetMinutes,
}: {
  model: BookingsModel;
  live: LiveHall;
  utcOffsetMinutes: number;
}): VNode {
  const today = useComputed(() => localDay(live.now.value, utcOffsetMinutes)).value;
  const [wantedDay, setWantedDay] = useState<string | null>(null);
  const [slot, setSlot] = useState<Slot | null>(null);
  const slots = model.slots.value;
  const days = slots?.days ?? [];
  const day = days.find((one) => one.day === wantedDay)?.day ?? days[0]?.day ?? today;
  const cells = slots === null ? [] : slotCells(slots, model.bookings.value, day);
  const free = cells.find((cell) => cell.left > 0 && (slot === null || cell.start === slot.start));
  const book = (wanted: Slot | undefined) => wanted !== undefined && model.open({ kind: 'book', slot: wanted });
  const chooseDay = (to: string) => {
    setWantedDay(to);
    setSlot(null);
  };
  useDeskKeys({
    isDialogOpen: () => model.dialog.peek() !== null,
    onBook: () => book(free),
    onLeave: () => setSlot(null),
  });
  return (
    <>
      <div class="bookings-bar">
        <FindBar model={model} />
        <Button variant="brand" size="l" class="touch" disabled={free === undefined} onClick={() => book(free)}>
          <Icon slot="start" name="calendar-plus" />
          {free === undefined ? words.bookings_new() : words.bookings_new_at(free)} <kbd>F2</kbd>
        </Button>
      </div>
      <div class="bookings-columns">
        <section class="card bookings-slots" aria-label={words.bookings_slots()}>
          {slots !== null && (
            <SlotCalendar
              slots={slots}
              bookings={model.bookings.value}
              today={today}
              day={day}
              chosen={slot}
              onDay={chooseDay}
              onChoose={setSlot}
              onTake={book}
            />
          )}
          <p class="quiet bookings-keys">{words.bookings_keys()}</p>
        </section>
        <SlotBookings model={model} day={day} slot={slot} onWholeDay={() => setSlot(null)} />
      </div>
      <BookingsDialogs
        model={model}
        now={live.now.peek()}
        utcOffsetMinutes={utcOffsetMinutes}
        onAnother={() => book(free)}
      />
    </>
  );
}

function SlotBookings(props: { model: BookingsModel; day: string; slot: Slot | null; onWholeDay: () => void }): VNode {
  const { model, day, slot } = props;
  const shown = bookingsOn(model.bookings.value, day, slot?.start ?? null);
  return (
    <section class="card bookings-side" aria-labelledby="bookings-side-title">
      <div class="card-head">
        <h2 id="bookings-side-title">{slot === null ? words.bookings_whole_day() : words.bookings_of_slot(slot)}</h2>
        <span class="chip">{words.bookings_count({ count: shown.length })}</span>
      </div>
      {slot !== null && (
        <Button appearance="plain" onClick={props.onWholeDay}>
          {words.bookings_whole_day()}
        </Button>
      )}
      <BookingsList
        bookings={shown}
        catalogue={model.catalogue.value}
        onOpen={({ code }) => void model.openCode(code)}
      />
    </section>
  );
}

/** F2 books, `/` goes to the search, Escape shows the whole day again. */
function useDeskKeys(keys: { isDialogOpen: () => boolean; onBook: () => void; onLeave: () => void }): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || keys.isDialogOpen()) return;
      const inField = document.activeElement?.matches('input, wa-input') ?? false;
      if (event.key === 'F2') keys.onBook();
      else if (event.key === '/' && !inField) focusFind();
      else if (event.key === 'Escape') keys.onLeave();
      else return;
      event.preventDefault();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}
