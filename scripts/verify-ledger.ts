import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type ChainFault, type Verification, verifyStream } from '../queue-server/ledger/hash-chain.ts';
import type { Ledger } from '../queue-server/ledger/ledger.ts';
import { openSqliteLedger } from '../queue-server/ledger/sqlite-ledger.ts';

const USAGE = 'npm run verify -- [--data DIR | --database URL]';

const words: { readonly [fault in ChainFault | 'snapshot']: string } = {
  missing: 'the event is gone',
  unlinked: 'the event does not follow the one before it',
  changed: 'the event is not what was written',
  unreadable: 'the file is damaged here',
  'beyond-head': 'the event was added, or the head of the stream put back',
  snapshot:
    'the snapshot that ends here is not what was kept; the events are whole, and the next start does without it',
};

/**
 * Walks the chain of every stream of a ledger, beside a running server if need be. Prints a line a stream, with the
 * hash of its head to be noted elsewhere. Answers the exit code: 0 every chain is whole, 1 one is not or
 * the file is no ledger any more, 2 nothing to verify.
 */
export async function verifyLedger(args: readonly string[], print: (line: string) => void): Promise<0 | 1 | 2> {
  const options = readOptions(args);
  if (options === null) {
    print(`usage: ${USAGE}`);
    return 2;
  }
  if (options.database !== undefined) {
    print('PostgreSQL is not supported yet: only a ledger in a folder can be verified (--data DIR)');
    return 2;
  }
  const path = join(options.data, 'ledger.db');
  if (!existsSync(path)) {
    print(`there is no ledger at ${path} (name its folder with --data DIR)`);
    return 2;
  }
  let ledger: Ledger;
  try {
    ledger = openSqliteLedger({ path, readOnly: true });
  } catch (error) {
    // What lies in a ledger's place and is none has been a ledger before somebody or something was at it.
    print(
      `${path} cannot be opened as a ledger, so nothing in it is certain from sequence number 1 on: ${messageOf(error)}`,
    );
    return 1;
  }
  try {
    return await verifyStreams(ledger, print);
  } catch (error) {
    print(`${path} is damaged: ${messageOf(error)}`);
    return 1;
  } finally {
    await ledger.close();
  }
}

async function verifyStreams(ledger: Ledger, print: (line: string) => void): Promise<0 | 1> {
  const streams = await ledger.streams();
  let events = 0;
  let broken = 0;
  for (const stream of streams) {
    const verification = await verifyWithSnapshot(ledger, stream);
    if (verification.ok) {
      events += verification.count;
      print(`${stream}: ${verification.count} events, head ${verification.hash}`);
    } else {
      broken += 1;
      print(`${stream}: first bad sequence number ${verification.firstBadSeq}: ${words[verification.reason]}`);
    }
  }
  if (broken > 0) {
    print(`broken: ${broken} of ${streams.length} streams`);
    return 1;
  }
  print(`verified: ${events} events in ${streams.length} streams`);
  return 0;
}

type WholeVerification =
  | Verification
  | { readonly ok: false; readonly firstBadSeq: number; readonly reason: 'snapshot' };

/** The chain, and then what was folded from it: a start believes it. */
async function verifyWithSnapshot(ledger: Ledger, stream: string): Promise<WholeVerification> {
  const verification = await verifyStream(ledger, stream);
  const changed = verification.ok ? await ledger.changedSnapshot(stream) : null;
  return changed === null ? verification : { ok: false, firstBadSeq: changed, reason: 'snapshot' };
}

function readOptions(
  args: readonly string[],
): { readonly data: string; readonly database?: string | undefined } | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { data: { type: 'string', default: './data' }, database: { type: 'string' } },
    });
    return values;
  } catch {
    return null;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
