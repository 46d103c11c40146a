import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../kit/button.tsx';
import { fieldValue } from '../kit/element.ts';
import { Input } from '../kit/fields.tsx';
import { Icon } from '../kit/icon.tsx';
import { words } from '../words/messages.ts';
import type { BookingsModel } from './bookings-model.ts';

const faultWords = {
  unclear: words.bookings_find_unclear,
  'unknown-code': words.bookings_find_unknown,
  none: words.bookings_find_none,
};

/** Finds a booking by its code, or by the number of a person, which goes no further than the question. */
export function FindBar({ model }: { model: BookingsModel }): VNode {
  const [text, setText] = useState('');
  const fault = model.findFault.value;
  // What found nothing stays, to be looked over; the next key replaces it.
  async function search(): Promise<void> {
    if (await model.find(text)) setText('');
    else focusFind();
  }
  return (
    <form
      class="find-bar"
      onSubmit={(event) => {
        event.preventDefault();
        void search();
      }}
    >
      <Input
        class="find-booking"
        type="search"
        label={words.bookings_find()}
        placeholder={words.bookings_find_hint()}
        autocomplete="off"
        maxlength={24}
        value={text}
        onInput={(event) => setText(fieldValue(event))}
      />
      <Button class="touch" size="l" appearance="outlined" type="submit">
        <Icon slot="start" name="search" />
        {words.bookings_find_button()}
      </Button>
      <p class="find-fault" role="alert">
        {fault !== null && faultWords[fault]()}
      </p>
    </form>
  );
}

/** Puts the cursor into the search, over what stands there. */
export function focusFind(): void {
  const field = document.querySelector<HTMLElement & { select(): void }>('.find-booking');
  field?.focus();
  field?.select();
}
