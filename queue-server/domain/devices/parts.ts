import { devicePartStates } from '../../../protocol/agent.ts';
import {
  type DevicePartView,
  ownPartNames,
  type ReportedPart,
  reportedPartNames,
} from '../../../protocol/devices-api.ts';

const levelStep = 5;

/**
 * What goes on record: each part once, by name, busy counted as well, levels in steps of five. So neither a visitor at the
 * reader nor a printed page is an event of its own.
 */
export function settledParts(reported: readonly ReportedPart[]): ReportedPart[] {
  const byName = new Map(reported.map((one) => [one.part, one]));
  return [...byName.values()]
    .sort((a, b) => (a.part < b.part ? -1 : 1))
    .map(({ part, state, level }) => ({
      part,
      state: state === 'in-use' ? 'ok' : state,
      ...(level === undefined ? {} : { level: Math.floor(level / levelStep) * levelStep }),
    }));
}

/** Whether a report says nothing new. */
export function sameParts(known: readonly DevicePartView[], reported: readonly ReportedPart[]): boolean {
  const plain = (part: string, state: string, level: number | null) => `${part} ${state} ${level}`;
  const before = known
    .filter(isHeard)
    .map(({ part, state, level }) => plain(part, state, level))
    .join('\n');
  return before === reported.map(({ part, state, level = null }) => plain(part, state, level)).join('\n');
}

/** Whether a part told of itself in the last report; one that did not stands as it was known before. */
export function isHeard({ unheardSince }: Pick<DevicePartView, 'unheardSince'>): boolean {
  return unheardSince === undefined;
}

/** Whether the device's page knows it without its agent. */
function isOwn(part: ReportedPart['part']): boolean {
  return ownPartNames.some((own) => own === part);
}

/**
 * The parts as they are after a report at `at`: a state that goes on has lasted since it began. While the agent is not reached nobody
 * knows anything new of the other parts: they are kept as they were, and said to be unheard of.
 */
export function partsAfter(
  known: readonly DevicePartView[],
  reported: readonly ReportedPart[],
  at: number,
): DevicePartView[] {
  const told = reported.map(({ part, state, level = null }) => {
    const before = known.find((one) => one.part === part);
    return { part, state, level, since: before?.state === state ? before.since : at };
  });
  if (!reported.some(({ part, state }) => part === 'agent' && state === 'offline')) return told;
  const untold = known.filter(({ part }) => !isOwn(part) && !reported.some((one) => one.part === part));
  return [...told, ...untold.map((one) => ({ ...one, unheardSince: one.unheardSince ?? at }))];
}

/** A report of before, `ticket-printer: paper-out`, as parts; what names none is left out. */
export function partsOfFaults(faults: readonly string[]): ReportedPart[] {
  const parts = faults.flatMap((fault): ReportedPart[] => {
    const [name, told] = fault.split(': ');
    const part = reportedPartNames.find((one) => one === name);
    const state = devicePartStates.find((one) => one === told);
    return part && state ? [{ part, state }] : [];
  });
  return settledParts(parts);
}
