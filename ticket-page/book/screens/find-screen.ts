import type { Problem } from '../../../protocol/problems.ts';
import { element } from '../../element.ts';
import { tell } from '../book-words.ts';
import type { BookingDesk } from '../booking-desk.ts';
import { alert, alertOf, button, field, heading } from './parts.ts';

/** Looks up a booking by its code, to change or cancel it. */
export function findScreen(desk: BookingDesk, problem: Problem | null): HTMLElement[] {
  const { language } = desk;
  let typed = '';
  const code = field('code', tell(language, 'code'), '', tell(language, 'code_hint'), (value) => {
    typed = value.replace(/[\s-]/g, '');
  });
  code.input.maxLength = 12;
  const form = document.createElement('form');
  form.noValidate = true;
  form.append(code.row, element('button', 'primary', tell(language, 'find')));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const isWhole = /^[A-Za-z0-9]{6,12}$/.test(typed);
    code.tellFault(isWhole ? '' : tell(language, 'code_missing'));
    if (isWhole) desk.openBooking(typed);
    else code.input.focus();
  });
  return [
    element(
      'main',
      'card form',
      ...heading(tell(language, 'find_title')),
      ...(problem === null ? [] : [refusalOf(desk, problem)]),
      form,
    ),
    element('p', 'foot', button('quiet', desk.startAnew, tell(language, 'back'))),
  ];
}

/** The server's words are for a kiosk, where a card can be laid down; a phone reads none. */
function refusalOf(desk: BookingDesk, problem: Problem): HTMLElement {
  return problem.code === 'unknown_booking' ? alert(tell(desk.language, 'code_unknown')) : alertOf(desk, problem);
}
