import type { QrPath } from '../../../protocol/appointments-api.ts';
import { clockTime } from '../../../protocol/clock.ts';
import { newRequestKey } from '../../../ui/client/request-key.ts';
import { element } from '../../element.ts';
import { codeWords, dayWords, tell } from '../book-words.ts';
import type { BookingDesk, View } from '../booking-desk.ts';
import { alertOf, button, factList, heading } from './parts.ts';

type BookingView = Extract<View, { readonly kind: 'booking' }>;
const svg = 'http://www.w3.org/2000/svg';

/** A booking: its code to be shown, when and where to come and what to bring, and the ways to change it. */
export function bookingScreen(desk: BookingDesk, view: BookingView): HTMLElement[] {
  const { language } = desk;
  const { booking, isNew } = view;
  const isOpen = booking.status === 'booked';
  const title = tell(language, isNew ? 'booked' : `status_${booking.status}`);
  const code = [
    element('p', 'code', codeWords(booking.code)),
    ...(booking.qr ? [qrCode(booking.qr, tell(language, 'qr_label'))] : []),
    element('p', 'advice', tell(language, 'keep')),
  ];
  return [
    element('main', `card${isOpen ? ' served' : ' over'}`, ...heading(title), ...(isOpen ? code : [])),
    facts(desk, view),
    element('div', 'actions', ...actions(desk, view)),
  ];
}

function facts({ language, hall }: BookingDesk, { booking }: BookingView): HTMLElement {
  const { day, start, end, checkInFrom, checkInUntil } = booking;
  const offset = hall?.utcOffsetMinutes ?? 0;
  const times = { from: clockTime(checkInFrom, offset), until: clockTime(checkInUntil, offset) };
  const telephone = element('a', '', hall?.supervisionTelephone ?? '');
  telephone.setAttribute('href', `tel:${(hall?.supervisionTelephone ?? '').replace(/[^\d+]/g, '')}`);
  const coming: (readonly [string, string])[] =
    booking.status === 'booked'
      ? [
          [tell(language, 'check_in'), tell(language, 'check_in_times', times)],
          [tell(language, 'bring'), tell(language, 'bring_list')],
          [tell(language, 'late_rule'), tell(language, 'late_words')],
        ]
      : [];
  return factList([
    [tell(language, 'when'), `${dayWords(language, day)} ${start}–${end}`],
    [tell(language, 'where'), `${booking.hallName[language]} ${hall?.address[language] ?? ''}`],
    [tell(language, 'matter'), booking.serviceName?.[language] ?? tell(language, 'any_matter')],
    ...coming,
    [tell(language, 'supervision'), telephone],
  ]);
}

function actions(desk: BookingDesk, view: BookingView): HTMLElement[] {
  const { language } = desk;
  const { booking } = view;
  const another = button('quiet', desk.startAnew, tell(language, 'another'));
  if (booking.ticket !== null) {
    const link = element('a', 'primary', tell(language, 'to_ticket'));
    link.setAttribute('href', `/t/${booking.ticket}`);
    return [link, another];
  }
  if (booking.status !== 'booked') return [another];
  if (!view.asksCancel) {
    return [
      button('primary', () => desk.chooseSlot(booking), tell(language, 'change')),
      button('quiet', () => desk.show({ ...view, asksCancel: true }), tell(language, 'cancel')),
      another,
    ];
  }
  const question = element('p', 'advice', tell(language, 'cancel_ask'));
  question.setAttribute('role', 'alert');
  const yes = button('danger', () => void cancel(), tell(language, 'cancel_yes'));
  async function cancel(): Promise<void> {
    yes.disabled = true;
    const done = await desk.api.cancel(booking.code, newRequestKey());
    if (done.ok) return desk.showBooking(done.value, false);
    yes.disabled = false;
    question.textContent = '';
    question.append(alertOf(desk, done.problem));
  }
  return [question, yes, button('quiet', () => desk.show({ ...view, asksCancel: false }), tell(language, 'cancel_no'))];
}

/** Drawn from the path that came with the booking: no library, and nothing to fetch. */
function qrCode({ side, path }: QrPath, label: string): Element {
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('class', 'qr');
  drawing.setAttribute('viewBox', `0 0 ${side} ${side}`);
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', label);
  const dark = document.createElementNS(svg, 'path');
  dark.setAttribute('d', path);
  drawing.append(dark);
  return drawing;
}
