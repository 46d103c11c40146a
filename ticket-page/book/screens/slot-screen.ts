import type { BookingReply, SlotsReply } from '../../../protocol/appointments-api.ts';
import { localDay } from '../../../protocol/clock.ts';
import { newRequestKey } from '../../../ui/client/request-key.ts';
import { element } from '../../element.ts';
import { dayWords, tell } from '../book-words.ts';
import type { BookingDesk, ChosenSlot } from '../booking-desk.ts';
import { alertOf, button, heading } from './parts.ts';

/** Second question: when. One day at a time, each slot with its places left; or another time for a booking that stands. */
export function slotScreen(desk: BookingDesk, slots: SlotsReply, moving: BookingReply | null): HTMLElement[] {
  const { language, draft } = desk;
  const days = element('div', 'days');
  const times = element('div', 'times');
  const refusal = element('div', '');
  const today = desk.hall === null ? '' : localDay(desk.hall.now, desk.hall.utcOffsetMinutes);
  if (!slots.days.some(({ day }) => day === draft.day)) {
    draft.day = slots.days.find((one) => one.slots.some(({ left }) => left > 0))?.day ?? slots.days[0]?.day ?? '';
  }

  function fill(): void {
    const chosen = slots.days.find(({ day }) => day === draft.day);
    days.textContent = '';
    times.textContent = '';
    for (const { day } of slots.days) {
      const words = day === today ? tell(language, 'today') : dayWords(language, day);
      const one = button(
        'day',
        () => {
          draft.day = day;
          fill();
        },
        words,
      );
      one.setAttribute('aria-pressed', String(day === draft.day));
      days.append(one);
    }
    for (const slot of chosen?.slots ?? []) times.append(slotButton(slot));
    if (!chosen?.slots.some(({ left }) => left > 0)) times.append(element('p', 'hint', tell(language, 'no_slots')));
  }

  function slotButton({ start, end, left }: SlotsReply['days'][number]['slots'][number]): HTMLElement {
    const places = left > 0 ? tell(language, 'left', { left }) : tell(language, 'full');
    const one = button(
      'slot',
      () => take({ day: draft.day, start, end }),
      element('strong', '', `${start}–${end}`),
      element('span', '', places),
    );
    one.disabled = left === 0;
    return one;
  }

  function take(slot: ChosenSlot): void {
    if (moving) void moveTo(moving, slot);
    else {
      draft.slot = slot;
      desk.show({ kind: 'person', problem: null });
    }
  }

  async function moveTo(booking: BookingReply, { day, start }: ChosenSlot): Promise<void> {
    const done = await desk.api.move(booking.code, { day, start }, newRequestKey());
    if (done.ok) return desk.showBooking(done.value, false);
    refusal.textContent = '';
    refusal.append(alertOf(desk, done.problem));
    refusal.scrollIntoView();
  }

  fill();
  const back = () => (moving ? desk.showBooking(moving, false) : desk.show({ kind: 'matter' }));
  const title = moving
    ? heading(tell(language, 'move_title'))
    : heading(tell(language, 'choose_slot'), tell(language, 'step', { step: 2 }));
  return [
    element('main', 'card form', ...title, refusal, days, times, element('p', 'hint', tell(language, 'slot_note'))),
    element('p', 'foot', button('quiet', back, tell(language, 'back'))),
  ];
}
