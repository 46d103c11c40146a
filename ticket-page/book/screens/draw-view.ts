import { assertNever } from '../../../protocol/result.ts';
import { element } from '../../element.ts';
import { tell } from '../book-words.ts';
import type { BookingDesk, View } from '../booking-desk.ts';
import { bookingScreen } from './booking-screen.ts';
import { findScreen } from './find-screen.ts';
import { matterScreen } from './matter-screen.ts';
import { alertOf, button, heading } from './parts.ts';
import { personScreen } from './person-screen.ts';
import { slotScreen } from './slot-screen.ts';

/** What stands on the page for a view. */
export function drawView(desk: BookingDesk, view: View): HTMLElement[] {
  const { language } = desk;
  switch (view.kind) {
    case 'loading':
      return [element('main', 'card', element('p', 'advice', tell(language, 'loading')))];
    case 'failed':
      return [
        element('main', 'card', alertOf(desk, view.problem), button('primary', view.again, tell(language, 'retry'))),
      ];
    case 'halls': {
      const rows = view.halls.map((hall) => button('row', () => desk.openHall(hall.id), hall.name[language]));
      const title = tell(language, rows.length === 0 ? 'no_hall' : 'choose_hall');
      return [element('main', 'card form', ...heading(title), ...rows, findLink(desk))];
    }
    case 'matter':
      return [...matterScreen(desk), findLink(desk)];
    case 'slot':
      return slotScreen(desk, view.slots, view.moving);
    case 'person':
      return personScreen(desk, view.problem);
    case 'find':
      return findScreen(desk, view.problem);
    case 'booking':
      return bookingScreen(desk, view);
    default:
      return assertNever(view);
  }
}

function findLink(desk: BookingDesk): HTMLElement {
  const link = button('quiet', () => desk.show({ kind: 'find', problem: null }), tell(desk.language, 'have_code'));
  return element('p', 'foot', link);
}
