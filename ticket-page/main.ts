import './page.css';
import type { Language } from '../protocol/text.ts';
import { drawPage } from './draw.ts';
import { startTicketFeed, type TicketFeed } from './feed/ticket-feed.ts';
import { keepLanguage, storedLanguage } from './language.ts';
import { firstState, mustLookUp, type PageInput, type PageState, withInput } from './models/page-state.ts';
import { ticketCard } from './models/ticket-card.ts';
import { say } from './models/words.ts';

const vibration = [400, 200, 400, 200, 400];
const redrawMs = 1_000;

/** Runs the page of one ticket. */
function startPage(body: HTMLElement, languageButton: HTMLElement, id: string): void {
  let language = storedLanguage();
  let state: PageState = firstState(performance.now());
  let drawn = '';
  let feed: TicketFeed | null = null;

  function draw(): void {
    const parts = drawPage(state, language, performance.now());
    const html = parts.map((part) => part.outerHTML).join('');
    if (html === drawn) return;
    drawn = html;
    body.textContent = '';
    body.append(...parts);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    languageButton.textContent = say(language, 'switch_language');
    languageButton.lang = language === 'zh' ? 'en' : 'zh-CN';
    document.title = titleOf(state, language);
  }

  function take(input: PageInput): void {
    const before = state.ticket;
    state = withInput(state, input);
    if (mustLookUp(before, state.ticket)) vibrate();
    if (state.ticket !== null && ticketCard(state.ticket, language).isFinal) feed?.stop();
    draw();
  }

  languageButton.addEventListener('click', () => {
    language = language === 'zh' ? 'en' : 'zh';
    keepLanguage(language);
    draw();
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) feed?.refresh();
  });
  draw();
  feed = startTicketFeed(id, take);
  setInterval(draw, redrawMs);
}

/** Some phones cannot, and browsers forbid it to a page that was never touched. */
function vibrate(): void {
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(vibration);
}

function titleOf({ ticket }: PageState, language: Language): string {
  if (ticket === null) return say(language, 'title');
  return ticket.status === 'called'
    ? `${ticket.number} ${ticketCard(ticket, language).headline}`
    : `${ticket.number} ${say(language, 'title')}`;
}

const body = document.getElementById('ticket');
const languageButton = document.getElementById('language');
const id = location.pathname.split('/').filter((part) => part !== '')[1] ?? '';
if (body !== null && languageButton !== null) {
  // No ticket is called so: their names have sixteen letters.
  if (id === 'book') void startBooking(body, languageButton);
  else startPage(body, languageButton, id);
}

/** The booking page comes in a file of its own: who looks at a ticket need not wait for it. */
async function startBooking(main: HTMLElement, switcher: HTMLElement): Promise<void> {
  const { startBookingPage } = await import('./book/start-booking-page.ts');
  startBookingPage(main, switcher);
}
