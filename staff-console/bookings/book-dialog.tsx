import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ListedItem } from '../../protocol/catalogue.ts';
import { pick } from '../../ui/i18n/locale.ts';
import { idNumberFault, tidyIdNumber } from '../../ui/identity/id-number.ts';
import { fieldValue } from '../kit/element.ts';
import { Input } from '../kit/fields.tsx';
import { FormDialog } from '../kit/form-dialog.tsx';
import { searchItems } from '../models/service-search.ts';
import { dayWords } from '../words/day-words.ts';
import { words } from '../words/messages.ts';
import type { BookingsModel, Slot } from './bookings-model.ts';
import { RefusalNote } from './refusal-note.tsx';

const idFaults = { length: words.book_id_length, characters: words.book_id_characters, check: words.book_id_check };

/** Undefined until a matter is chosen; null is one that the list does not name. */
type Matter = ListedItem | null | undefined;

/** Books a place for who is on the telephone: matter, name, number; nothing of it is kept once the dialog is gone. */
export function BookDialog({ model, slot }: { model: BookingsModel; slot: Slot }): VNode {
  const [question, setQuestion] = useState('');
  const [matter, setMatter] = useState<Matter>(undefined);
  const [name, setName] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [phone, setPhone] = useState('');
  const fault = idNumberFault(idNumber);
  const phoneWrong = phone.trim() !== '' && !/^[0-9+ -]{5,20}$/.test(phone.trim());
  const ready = matter !== undefined && name.trim() !== '' && fault === null && !phoneWrong;

  function submit(): void {
    const { day, start } = slot;
    const holder = { name: name.trim(), idNumber: tidyIdNumber(idNumber) };
    void model.book({
      day,
      start,
      ...(matter ? { service: matter.no } : {}),
      holder: phone.trim() === '' ? holder : { ...holder, phone: phone.trim() },
    });
  }

  return (
    <FormDialog
      label={words.book_at({ ...slot, day: dayWords(slot.day) })}
      submit={words.book_submit()}
      busy={model.busy.value}
      ready={ready}
      problem={null}
      onSubmit={submit}
      onClose={() => model.open(null)}
    >
      <RefusalNote model={model} wanted={slot} onSlot={(next) => model.open({ kind: 'book', slot: next })} />
      <Input
        type="search"
        label={words.issue_search()}
        autofocus
        autocomplete="off"
        value={question}
        onInput={(event) => {
          const asked = fieldValue(event);
          setQuestion(asked);
          // A single hit needs no further key.
          const hits = asked.trim() === '' ? [] : searchItems(model.catalogue.value?.items ?? [], asked);
          if (hits.length === 1) setMatter(hits[0]);
        }}
      />
      <Matters model={model} question={question} chosen={matter} onMatter={setMatter} />
      <div class="book-person">
        <Input
          label={words.book_name()}
          hint={words.book_name_hint()}
          autocomplete="off"
          maxlength={60}
          value={name}
          onInput={(event) => setName(fieldValue(event))}
        />
        <Input
          label={words.book_phone()}
          hint={phoneWrong ? words.book_phone_wrong() : ''}
          autocomplete="off"
          maxlength={20}
          value={phone}
          onInput={(event) => setPhone(fieldValue(event))}
        />
        <Input
          class="book-id"
          label={words.book_id()}
          hint={idNumber === '' || fault === null ? words.book_id_hint() : idFaults[fault]()}
          autocomplete="off"
          maxlength={24}
          value={idNumber}
          onInput={(event) => setIdNumber(fieldValue(event))}
        />
      </div>
      <p class="quiet">{words.book_privacy()}</p>
    </FormDialog>
  );
}

function Matters(props: {
  model: BookingsModel;
  question: string;
  chosen: Matter;
  onMatter: (matter: Matter) => void;
}): VNode {
  const items = searchItems(props.model.catalogue.value?.items ?? [], props.question);
  return (
    <div class="matters">
      {items.map((item) => (
        <MatterButton key={item.no} chosen={props.chosen?.no === item.no} onChoose={() => props.onMatter(item)}>
          {`${item.no} ${pick(item)}`}
        </MatterButton>
      ))}
      <MatterButton chosen={props.chosen === null} onChoose={() => props.onMatter(null)}>
        {words.bookings_any_matter()}
      </MatterButton>
    </div>
  );
}

function MatterButton(props: { chosen: boolean; onChoose: () => void; children: string }): VNode {
  return (
    <button type="button" class="matter" aria-pressed={props.chosen} onClick={props.onChoose}>
      {props.children}
    </button>
  );
}
