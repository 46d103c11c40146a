import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { PrintTicketReply } from '../../../protocol/agent.ts';

export interface JournaledPrint {
  /** SHA-256 of the slip, so that the same id with another ticket is noticed. */
  readonly digest: string;
  /** Null while it has begun and not ended. */
  readonly reply: PrintTicketReply | null;
}

const BeginLine = Type.Object({ begin: Type.String(), digest: Type.String() });
const OutcomeLine = Type.Object({ end: Type.String(), reply: PrintTicketReply });

export function beginLine(printId: string, digest: string): string {
  return `${JSON.stringify({ begin: printId, digest })}\n`;
}

export function outcomeLine(printId: string, reply: PrintTicketReply): string {
  return `${JSON.stringify({ end: printId, reply })}\n`;
}

/** The ids of a journal, the oldest first. A line that was cut, or says nothing known, is passed over. */
export function readLines(text: string): Map<string, JournaledPrint> {
  const known = new Map<string, JournaledPrint>();
  for (const line of text.split('\n')) {
    const read = parse(line);
    if (Value.Check(BeginLine, read)) {
      known.set(read.begin, { digest: read.digest, reply: null });
    } else if (Value.Check(OutcomeLine, read)) {
      const begun = known.get(read.end);
      if (begun) known.set(read.end, { digest: begun.digest, reply: read.reply });
    }
  }
  return known;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
