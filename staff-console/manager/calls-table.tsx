import type { VNode } from 'preact';
import type { CallLogReply, LoggedCall } from '../../protocol/call-log.ts';
import { callReason } from '../models/call-reason.ts';
import { clockText } from '../models/durations.ts';
import { callRuleWords } from '../words/call-reason-words.ts';
import { laneLabels } from '../words/labels.ts';
import { words } from '../words/messages.ts';
import { inMinutes } from './minutes.ts';

const outcomeLabels: Readonly<Record<Exclude<LoggedCall['outcome'], 'stands'>, () => string>> = {
  'taken-back': words.calls_taken_back,
  returned: words.calls_returned,
};

/** Calls as they were made, the newest first, each with what decided it. */
export function CallsTable({ log }: { log: CallLogReply }): VNode {
  if (log.calls.length === 0) return <p class="quiet">{words.calls_none()}</p>;
  return (
    <section class="card calls" aria-label={words.hall_view_calls()}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.calls_time()}</th>
            <th scope="col">{words.calls_number()}</th>
            <th scope="col">{words.devices_window()}</th>
            <th scope="col">{words.calls_staff()}</th>
            <th scope="col">{words.details_lane()}</th>
            <th scope="col">{words.calls_waited()}</th>
            <th scope="col">{words.calls_why()}</th>
          </tr>
        </thead>
        <tbody>
          {log.calls.map((call) => (
            <Row key={call.seq} call={call} offset={log.utcOffsetMinutes} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ call, offset }: { call: LoggedCall; offset: number }): VNode {
  const { outcome, explanation } = call;
  const [rule, ...more] = callRuleWords(callReason(explanation));
  return (
    <tr class={outcome === 'stands' ? '' : 'calls-undone'}>
      <td>{clockText(call.at, offset)}</td>
      <th scope="row">{call.number}</th>
      <td>{call.windowLabel}</td>
      <td>{call.staffNo ?? '–'}</td>
      <td>{laneLabels[call.lane]()}</td>
      <td>{words.hall_minutes({ minutes: inMinutes(explanation.waitedSeconds) })}</td>
      <td class="calls-why">
        {outcome !== 'stands' && <span class="badge">{outcomeLabels[outcome]()}</span>} {rule}
        {more.map((line) => (
          <span key={line} class="quiet">
            {line}
          </span>
        ))}
      </td>
    </tr>
  );
}
