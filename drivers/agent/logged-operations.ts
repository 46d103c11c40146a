import type { AgentToPageEvents, DevicePartName } from '../../protocol/agent.ts';
import { type Operation, type OperationFacts, operationRef } from './operation-log/operation-entry.ts';

/** A call to a device that is written down, and the words in its reply's `outcome` that mean it was done. */
interface LoggedRoute {
  readonly operation: Operation;
  /** Null where the reply only says that it has begun, and an event tells the end. */
  readonly done: readonly string[] | null;
}

/** What is written down of the calls to devices (D-24). */
export const loggedRoutes: Readonly<Record<string, LoggedRoute>> = {
  '/tickets/print': { operation: 'ticket-print', done: ['printed'] },
  '/tickets/self-test': { operation: 'self-test-print', done: ['printed'] },
  '/documents/print': { operation: 'document-print', done: null },
  '/social-card/pin': { operation: 'card-pin-check', done: ['right'] },
  '/social-card/authentication': { operation: 'card-authentication', done: ['read'] },
  '/pin-pad/card-pin': { operation: 'card-pin-check', done: ['right'] },
  '/pin-pad/enter': { operation: 'pin-entry', done: ['entered'] },
  '/finger-vein/capture': { operation: 'finger-vein-read', done: ['captured'] },
  '/bank-card/read': { operation: 'bank-card-read', done: ['read'] },
};

/** Calls that are no business with a person: they stop something, or show the way. */
export const unloggedRoutes: readonly string[] = [
  '/documents/:printId/cancel',
  '/lights',
  '/pin-pad/cancel',
  '/finger-vein/cancel',
  '/bank-card/eject',
  '/power/session',
];

/** What is written down of an event at a device; null for a step of something that is written down otherwise. */
export function loggedEvent<Name extends keyof AgentToPageEvents>(
  device: DevicePartName,
  name: Name,
  facts: Parameters<AgentToPageEvents[Name]>,
): OperationFacts | null {
  switch (name) {
    case 'card:read':
      return { device, operation: 'card-read', outcome: 'done' };
    case 'card:failed':
      return { device, operation: 'card-read', outcome: 'failed' };
    case 'card:removed':
      return { device, operation: 'card-removed', outcome: 'done' };
    case 'scan:read':
      return { device, operation: 'code-scanned', outcome: 'done' };
    case 'document:job':
      return endOfJob(device, facts[0]);
    default:
      return null;
  }
}

function endOfJob(device: DevicePartName, job: unknown): OperationFacts | null {
  if (typeof job !== 'object' || job === null) return null;
  const phase: unknown = Reflect.get(job, 'phase');
  if (phase !== 'printed' && phase !== 'cancelled' && phase !== 'failed') return null;
  return { device, operation: 'document-print', outcome: phase === 'printed' ? 'done' : 'failed', ...printRef(job) };
}

/** Ids of prints are of chance; whatever else stands in a call is not for the log. */
export function printRef(call: unknown): Pick<OperationFacts, 'ref'> {
  const id: unknown = typeof call === 'object' && call !== null ? Reflect.get(call, 'printId') : undefined;
  return typeof id === 'string' ? { ref: operationRef('print', id) } : {};
}
