import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { BookingReply, SlotsReply } from '../../protocol/appointments-api.ts';
import { dayWords } from '../words/day-words.ts';
import { words } from '../words/messages.ts';
import type { Slot } from './bookings-model.ts';
import { leftOn, type SlotCell, slotCells, stepTo } from './slot-days.ts';

/** Days as tabs and the slots of one day as a grid: arrows choose, Enter takes. */
export function SlotCalendar(props: {
  slots: SlotsReply;
  bookings: readonly BookingReply[];
  today: string;
  day: string;
  chosen: Slot | null;
  onDay: (day: string) => void;
  onChoose: (slot: Slot) => void;
  onTake: (slot: Slot) => void;
}): VNode {
  const cells = slotCells(props.slots, props.bookings, props.day);
  return (
    <div class="slot-calendar">
      <DayTabs {...props} />
      {cells.length === 0 ? (
        <p class="quiet">{words.bookings_no_slots()}</p>
      ) : (
        <SlotGrid cells={cells} chosen={props.chosen} onChoose={props.onChoose} onTake={props.onTake} />
      )}
    </div>
  );
}

function DayTabs(props: { slots: SlotsReply; today: string; day: string; onDay: (day: string) => void }): VNode {
  return (
    <fieldset class="day-tabs">
      <legend>{words.bookings_days()}</legend>
      {props.slots.days.map(({ day }) => (
        <button key={day} type="button" aria-pressed={day === props.day} onClick={() => props.onDay(day)}>
          <strong>{day === props.today ? words.bookings_today() : dayWords(day)}</strong>
          <span>{words.bookings_day_left({ count: leftOn(props.slots, day) })}</span>
        </button>
      ))}
    </fieldset>
  );
}

function SlotGrid(props: {
  cells: readonly SlotCell[];
  chosen: Slot | null;
  onChoose: (slot: Slot) => void;
  onTake: (slot: Slot) => void;
}): VNode {
  const grid = useRef<HTMLFieldSetElement>(null);
  const chosenAt = props.cells.findIndex(({ start }) => start === props.chosen?.start);

  function onKeyDown(event: KeyboardEvent, at: number): void {
    const cell = props.cells[at];
    if (event.key === 'Enter' && cell !== undefined && cell.left > 0) {
      event.preventDefault();
      props.onTake(cell);
      return;
    }
    const buttons = [...(grid.current?.querySelectorAll('button') ?? [])];
    const next = stepTo(event.key, at, buttons.length, columnsOf(buttons));
    if (next === null) return;
    event.preventDefault();
    buttons[next]?.focus();
    const chosen = props.cells[next];
    if (chosen !== undefined) props.onChoose(chosen);
  }

  return (
    <fieldset class="slot-grid" ref={grid}>
      <legend>{words.bookings_slots()}</legend>
      {props.cells.map((cell, at) => (
        <button
          key={cell.start}
          type="button"
          class={cell.left === 0 ? 'slot-full' : ''}
          aria-pressed={at === chosenAt}
          // One stop for the Tab key; arrows do the rest.
          tabIndex={at === Math.max(0, chosenAt) ? 0 : -1}
          onClick={() => props.onChoose(cell)}
          onKeyDown={(event) => onKeyDown(event, at)}
        >
          <strong>
            {cell.start}–{cell.end}
          </strong>
          <span class="slot-left">
            {cell.left === 0 ? words.bookings_full() : words.bookings_left({ left: cell.left })}
          </span>
          {cell.taken > 0 && <span class="slot-taken">{words.bookings_taken({ count: cell.taken })}</span>}
        </button>
      ))}
    </fieldset>
  );
}

/** Buttons that stand in the first row. */
function columnsOf(buttons: readonly HTMLElement[]): number {
  const top = buttons[0]?.offsetTop;
  return Math.max(1, buttons.filter((button) => button.offsetTop === top).length);
}
