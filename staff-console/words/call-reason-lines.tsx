import type { VNode } from 'preact';
import type { CallExplanation } from '../../protocol/ticket.ts';
import { callReason } from '../models/call-reason.ts';
import { callReasonWords } from './call-reason-words.ts';

/** Why a number was called, for staff who are asked "why this one before mine?" (B-05, B-06). */
export function CallReasonLines({ explanation }: { explanation: CallExplanation }): VNode {
  return (
    <ol class="why-lines">
      {callReasonWords(callReason(explanation)).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
  );
}
