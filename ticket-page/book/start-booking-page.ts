import './book.css';
import type { BookingReply } from '../../protocol/appointments-api.ts';
import { keepLanguage, storedLanguage } from '../language.ts';
import { type Answer, createBookApi } from './book-api.ts';
import { tell } from './book-words.ts';
import type { BookingDesk, Draft, View } from './booking-desk.ts';
import { drawView } from './screens/draw-view.ts';

/** Runs the booking page: `/t/book` begins a booking, `/t/book#<code>` shows one; `?hall=` names a hall. */
export function startBookingPage(body: HTMLElement, languageButton: HTMLElement): void {
  let language = storedLanguage();
  let view: View = { kind: 'loading' };
  let draft = emptyDraft();
  const api = createBookApi(() => language);

  const desk: BookingDesk = {
    api,
    get language() {
      return language;
    },
    get draft() {
      return draft;
    },
    hall: null,
    catalogue: null,
    show(next) {
      view = next;
      draw();
      scrollTo(0, 0);
      body.querySelector('h1')?.focus();
    },
    openHall: (id) => void openHall(id),
    chooseSlot: (moving) => void chooseSlot(moving),
    openBooking: (code) => void openBooking(code),
    showBooking(booking, isNew) {
      draft = emptyDraft();
      history.replaceState(null, '', `#${booking.code}`);
      desk.show({ kind: 'booking', booking, isNew, asksCancel: false });
    },
    startAnew() {
      draft = emptyDraft();
      history.replaceState(null, '', location.pathname + location.search);
      begin();
    },
  };

  function draw(): void {
    body.textContent = '';
    body.append(...drawView(desk, view));
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    languageButton.textContent = tell(language, 'switch_language');
    languageButton.lang = language === 'zh' ? 'en' : 'zh-CN';
    document.title = tell(language, 'title');
    const name = document.getElementById('name');
    if (name !== null) name.textContent = tell(language, 'title');
  }

  /** The value, or null after the failure was shown with a way to try again. */
  async function need<Value>(answer: Promise<Answer<Value>>, again: () => void): Promise<Value | null> {
    const told = await answer;
    if (told.ok) return told.value;
    desk.show({ kind: 'failed', problem: told.problem, again });
    return null;
  }

  async function chooseHall(): Promise<void> {
    desk.show({ kind: 'loading' });
    const wanted = new URLSearchParams(location.search).get('hall');
    const list = await need(api.halls(), begin);
    if (list === null) return;
    const halls = list.halls.filter((hall) => hall.takesBookings);
    const only = halls.find((hall) => hall.id === wanted) ?? (halls.length === 1 ? halls[0] : undefined);
    if (only) await openHall(only.id);
    else desk.show({ kind: 'halls', halls });
  }

  async function openHall(id: string): Promise<void> {
    const again = () => void openHall(id);
    desk.show({ kind: 'loading' });
    desk.hall = await need(api.hall(id), again);
    if (desk.hall === null) return;
    desk.catalogue = await need(api.catalogue(id), again);
    if (desk.catalogue !== null) desk.show({ kind: 'matter' });
  }

  async function chooseSlot(moving: BookingReply | null): Promise<void> {
    desk.show({ kind: 'loading' });
    const slots = await need(api.slots(moving?.hall ?? desk.hall?.id ?? ''), () => void chooseSlot(moving));
    if (slots !== null) desk.show({ kind: 'slot', slots, moving });
  }

  async function openBooking(code: string): Promise<void> {
    const again = () => void openBooking(code);
    desk.show({ kind: 'loading' });
    const told = await api.booking(code);
    if (!told.ok && told.problem !== null) return desk.show({ kind: 'find', problem: told.problem });
    const booking = await need(Promise.resolve(told), again);
    if (booking === null) return;
    if (desk.hall?.id !== booking.hall) desk.hall = await need(api.hall(booking.hall), again);
    if (desk.hall !== null) desk.showBooking(booking, false);
  }

  function begin(): void {
    const code = location.hash.replace(/^#/, '');
    if (/^[A-Za-z0-9-]{6,20}$/.test(code)) void openBooking(code);
    else void chooseHall();
  }

  languageButton.addEventListener('click', () => {
    language = language === 'zh' ? 'en' : 'zh';
    keepLanguage(language);
    draw();
  });
  addEventListener('hashchange', begin);
  begin();
}

function emptyDraft(): Draft {
  return { item: undefined, query: '', day: '', slot: null, name: '', idNumber: '', phone: '', unanswered: null };
}
