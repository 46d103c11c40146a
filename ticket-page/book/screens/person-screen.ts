import type { BookAppointmentBody } from '../../../protocol/appointments-api.ts';
import type { Problem } from '../../../protocol/problems.ts';
import { newRequestKey } from '../../../ui/client/request-key.ts';
import { idNumberFault, tidyIdNumber } from '../../../ui/identity/id-number.ts';
import { element } from '../../element.ts';
import { dayWords, tell } from '../book-words.ts';
import type { BookingDesk, ChosenSlot } from '../booking-desk.ts';
import { alertOf, button, type Field, field, heading } from './parts.ts';

/** Third question: who. Real name and number, looked at before they are sent; a refusal says what to do next. */
export function personScreen(desk: BookingDesk, problem: Problem | null): HTMLElement[] {
  const { language, draft } = desk;
  const name = field('person-name', tell(language, 'name'), draft.name, '', (value) => {
    draft.name = value;
  });
  const number = field('id-number', tell(language, 'id_number'), draft.idNumber, tell(language, 'id_hint'), (value) => {
    draft.idNumber = value;
  });
  const phone = field('phone', tell(language, 'phone'), draft.phone, '', (value) => {
    draft.phone = value;
  });
  phone.input.type = 'tel';
  const form = document.createElement('form');
  form.noValidate = true;
  const submit = element('button', 'primary', tell(language, 'submit')) as HTMLButtonElement;

  form.append(name.row, number.row, phone.row, element('p', 'hint', tell(language, 'privacy')), submit);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (submit.disabled || !complete(desk, name, number, phone)) return;
    submit.disabled = true;
    submit.textContent = tell(language, 'sending');
    void send(desk);
  });
  return [
    element(
      'main',
      'card form',
      ...heading(tell(language, 'who'), tell(language, 'step', { step: 3 })),
      element('p', 'hint', chosenWords(desk)),
      ...(problem === null ? [] : [refusalOf(desk, problem)]),
      form,
    ),
    element(
      'p',
      'foot',
      button('quiet', () => desk.chooseSlot(null), tell(language, 'back')),
    ),
  ];
}

function chosenWords({ language, draft }: BookingDesk): string {
  const matter = draft.item?.[language] ?? tell(language, 'any_matter');
  const { day = '', start = '', end = '' } = draft.slot ?? {};
  return tell(language, 'chosen', { matter, day: dayWords(language, day), start, end });
}

/** Tells each fault at its field and goes to the first. */
function complete({ language, draft }: BookingDesk, name: Field, number: Field, phone: Field): boolean {
  const fault = idNumberFault(draft.idNumber);
  const faults = [
    [name, draft.name.trim() === '' ? tell(language, 'name_missing') : ''],
    [number, fault === null ? '' : tell(language, `id_${fault}`)],
    [phone, /^([0-9+ -]{5,20})?$/.test(draft.phone.trim()) ? '' : tell(language, 'phone_wrong')],
  ] as const;
  for (const [one, words] of faults) one.tellFault(words);
  const first = faults.find(([, words]) => words !== '');
  first?.[0].input.focus();
  return first === undefined;
}

async function send(desk: BookingDesk): Promise<void> {
  const { draft, hall } = desk;
  if (draft.slot === null || hall === null) return;
  const { day, start } = draft.slot;
  const phone = draft.phone.trim();
  const holder = {
    name: draft.name.trim(),
    idNumber: tidyIdNumber(draft.idNumber),
    ...(phone === '' ? {} : { phone }),
  };
  const service = draft.item ? { service: draft.item.no } : {};
  const body: BookAppointmentBody = { ...service, day, start, holder };
  // Only what may have arrived unanswered is sent again under its key: other words, or a refusal, begin anew.
  const content = JSON.stringify(body);
  if (draft.unanswered?.content !== content) draft.unanswered = { content, key: newRequestKey() };
  const done = await desk.api.book(hall.id, body, draft.unanswered.key);
  if (done.ok || done.problem !== null) draft.unanswered = null;
  if (done.ok) desk.showBooking(done.value, true);
  else desk.show({ kind: 'person', problem: done.problem ?? noLine });
}

const noLine: Problem = { type: '', title: '', status: 0, code: 'no_line', detail: '' };

function refusalOf(desk: BookingDesk, problem: Refused): HTMLElement {
  const { language, draft } = desk;
  const alert = alertOf(desk, problem.code === noLine.code ? null : problem);
  const next = problem.code === 'slot_full' ? problem.next : undefined;
  if (next && next.length > 0) {
    alert.append(
      element('p', '', tell(language, 'full_next')),
      ...next.map((slot) =>
        button(
          'row',
          () => {
            draft.slot = slot;
            desk.show({ kind: 'person', problem: null });
          },
          `${dayWords(language, slot.day)} ${slot.start}–${slot.end}`,
        ),
      ),
    );
  }
  const existing = problem.code === 'already_booked' ? problem.booking : undefined;
  if (existing) {
    const { day, start, end, code } = existing;
    alert.append(element('p', '', tell(language, 'existing', { day: dayWords(language, day), start, end })));
    if (code !== undefined) {
      alert.append(button('row', () => desk.openBooking(code), tell(language, 'show_existing')));
    }
  }
  return alert;
}

/** What some refusals say besides their words. */
interface Refused extends Problem {
  readonly next?: readonly ChosenSlot[];
  readonly booking?: ChosenSlot & { readonly code?: string };
}
