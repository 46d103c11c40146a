import type { VNode } from 'preact';
import { dayWords } from '../words/day-words.ts';
import { words } from '../words/messages.ts';

/** Which day is to be planned, `YYYY-MM-DD`; tomorrow at first. */
export function PlanDay({ day, onDay }: { day: string; onDay: (day: string) => void }): VNode {
  return (
    <div class="plan-day">
      <label for="plan-day">{words.plan_day()}</label>
      <input
        id="plan-day"
        type="date"
        value={day}
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== '') onDay(currentTarget.value);
        }}
      />
      {/* The field writes the date as the browser's own language does. */}
      <span>{dayWords(day)}</span>
    </div>
  );
}
