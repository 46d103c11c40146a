import { type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';

/** How a print of one kind of printer may end. */
export interface PrintOutcomes<Reply> {
  /** Of every `Reply`, and of nothing else. */
  readonly schema: TSchema;
  /** Of a print that began under an agent that was killed: nobody knows how much came out. */
  readonly brokenOff: Reply;
  /** Of a print that nothing was sent of, because the journal cannot be written; or that a bug ended. */
  readonly faulty: Reply;
}

export interface JournaledPrint<Reply> {
  /** SHA-256 of what was to be printed, so that the same id with something else is noticed. */
  readonly digest: string;
  /** Null while it has begun and not ended. */
  readonly reply: Reply | null;
}

const BeginLine = Type.Object({ begin: Type.String(), digest: Type.String() });
const OutcomeLine = Type.Object({ end: Type.String(), reply: Type.Unknown() });

/** Says that a print begins; without its `outcomeLine`, after a restart, that it broke off. Ends with a line feed. */
export function beginLine(printId: string, digest: string): string {
  return `${JSON.stringify({ begin: printId, digest })}\n`;
}

/** Counts only after the `beginLine` of its id, with a reply that fits the schema. Ends with a line feed. */
export function outcomeLine(printId: string, reply: unknown): string {
  return `${JSON.stringify({ end: printId, reply })}\n`;
}

/** The ids of a journal, the oldest first. A line that was cut, or says nothing known, is passed over. */
export function readLines<Reply>(
  text: string,
  { schema }: Pick<PrintOutcomes<Reply>, 'schema'>,
): Map<string, JournaledPrint<Reply>> {
  const isReply = (read: unknown): read is Reply => Value.Check(schema, read);
  const known = new Map<string, JournaledPrint<Reply>>();
  for (const line of text.split('\n')) {
    const read = parse(line);
    if (Value.Check(BeginLine, read)) {
      known.set(read.begin, { digest: read.digest, reply: null });
    } else if (Value.Check(OutcomeLine, read) && isReply(read.reply)) {
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
