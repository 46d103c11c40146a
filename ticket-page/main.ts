import './page.css';
import type { Language } from '../protocol/text.ts';
import { drawPage } from './draw.ts';
import { startTicketFeed, type TicketFeed } from './feed/ticket-feed.ts';
import { firstState, isCalledAnew, type PageInput, type PageState, withInput } from './models/page-state.ts';
import { ticketCard } from './models/ticket-card.ts';
import { say } from './models/words.ts';

const languageKey = 'tidehall.language';
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
    if (isCalledAnew(before, state.ticket)) vibrate();
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

function storedLanguage(): Language {
  try {
    const stored = localStorage.getItem(languageKey);
    if (stored === 'zh' || stored === 'en') return stored;
  } catch {
    // Private windows may forbid storage.
  }
  return navigator.language.slice(0, 2) === 'zh' ? 'zh' : 'en';
}

function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(languageKey, language);
  } catch {
    // Then the switch holds for this visit.
  }
}

const body = document.getElementById('ticket');
const languageButton = document.getElementById('language');
const id = location.pathname.split('/').filter((part) => part !== '')[1] ?? '';
if (body !== null && languageButton !== null) startPage(body, languageButton, id);
