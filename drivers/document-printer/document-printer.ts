import type { DevicePartState } from '../../protocol/agent.ts';
import type { Consumable } from '../../protocol/consumables.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { createStatusHolder, type Device, type DeviceStatus } from '../device.ts';
import { createLock } from '../lock.ts';
import type { IppClient, IppTrouble } from './ipp/ipp-client.ts';
import { isSuccess } from './ipp/ipp-codec.ts';
import { createJobSpool } from './job-spool.ts';
import { type DocumentPrinterLimits, usualDocumentPrinterLimits } from './limits.ts';
import { type DocumentToPrint, faultOf, type JobEnd, type JobPhase, runPrint } from './print-run.ts';
import { askedPrinterAttributes, consumablesOf, stateOf } from './printer-attributes.ts';

/** The A4 printer of this PC, over IPP (D-06). Closing it cancels the document under way and waits for its end. */
export interface DocumentPrinter extends Device {
  readonly part: 'document-printer';
  /**
   * Prints a PDF, one document at a time, and tells each step. `printed` only after the printer has called the job completed; what broke
   * off is cancelled there, and never finished later. Once `signal` is aborted nothing more comes out than the sheet under way.
   */
  print(document: DocumentToPrint, signal: AbortSignal, onPhase?: (phase: JobPhase) => void): Promise<JobEnd>;
  /** As the printer told when it was last asked. */
  consumables(): readonly Consumable[];
  /** Drops all that this PC has lying at the printer. Where that cannot be seen, it is done before anything else is printed (D-27). */
  clear(): Promise<Result<void, DevicePartState>>;
}

export interface DocumentPrinterOptions {
  /** Null: no printer belongs to this PC. */
  readonly client: IppClient | null;
  /** Begins the names of this PC's jobs: the same after a restart, another on every PC. */
  readonly mark: string;
  /** What it has printed before cannot be read, and nothing is handed to it: its state says so while the printer is well. */
  readonly journalUnreadable?: boolean;
  readonly now: () => number;
  readonly limits?: DocumentPrinterLimits;
}

/**
 * Sends nothing before it is asked to. What an earlier process left at the printer under this mark is dropped by the
 * first `check` that the printer answers.
 */
export function createDocumentPrinter(options: DocumentPrinterOptions): DocumentPrinter {
  const { client, now } = options;
  const limits = options.limits ?? usualDocumentPrinterLimits;
  const spool = client && createJobSpool(client, options.mark, limits);
  const status = createStatusHolder(now);
  const exclusively = createLock();
  let consumables: readonly Consumable[] = [];
  /** Something of ours may lie at the printer: also when this process has just begun, for its predecessor may have been killed. */
  let mayBeLeft = true;
  let running = 0;
  const closing = new AbortController();

  async function ask(): Promise<Result<DevicePartState, IppTrouble>> {
    if (client === null) return err('absent');
    const answer = await client.ask(
      { operation: 'Get-Printer-Attributes', attributes: { 'requested-attributes': [...askedPrinterAttributes] } },
      limits.answerMs,
    );
    if (!answer.ok) return answer;
    if (!isSuccess(answer.value)) return err('fault');
    consumables = consumablesOf(answer.value.printer);
    return ok(stateOf(answer.value.printer));
  }

  function settle(state: DevicePartState): DeviceStatus {
    const isWell = state === 'ok' || state === 'paper-near-end';
    return status.set(options.journalUnreadable && isWell ? 'journal-unreadable' : state);
  }

  async function look(): Promise<Result<DevicePartState, IppTrouble>> {
    const state = await ask();
    settle(state.ok ? state.value : state.error);
    return state;
  }

  async function clear(): Promise<Result<void, DevicePartState>> {
    if (spool === null) return ok(undefined);
    const cleared = await spool.clear();
    mayBeLeft = !cleared.ok;
    return cleared;
  }

  /** As `look`, and drops what may be left there. A printer that cannot be cleared prints for nobody, and its state says so. */
  async function check(): Promise<DeviceStatus> {
    const state = await ask();
    const cleared = state.ok && mayBeLeft ? await clear() : ok(undefined);
    if (!state.ok) return settle(state.error);
    return settle(cleared.ok ? state.value : cleared.error);
  }

  async function run(
    document: DocumentToPrint,
    signal: AbortSignal,
    onPhase: (phase: JobPhase) => void,
  ): Promise<JobEnd> {
    if (signal.aborted || spool === null) {
      return spool === null ? { phase: 'failed', fault: 'absent' } : { phase: 'cancelled' };
    }
    const fault = faultOf((await check()).state);
    if (fault !== null) return { phase: 'failed', fault };
    const ran = await runPrint(document, { spool, lookAtPrinter: look, limits, signal, onPhase });
    mayBeLeft = ran.mayBeLeft;
    await check();
    return ran.end;
  }

  return {
    part: 'document-printer',
    getStatus: status.getStatus,
    onStatus: status.onStatus,
    // A run looks at the printer by itself, and may take minutes.
    check: () => (running > 0 ? Promise.resolve(status.getStatus()) : exclusively(check)),
    consumables: () => consumables,
    clear: () => exclusively(clear),
    print(document, signal, onPhase = () => undefined) {
      onPhase({ phase: 'queued' });
      return exclusively(async () => {
        running += 1;
        try {
          return await run(document, AbortSignal.any([signal, closing.signal]), onPhase);
        } finally {
          running -= 1;
        }
      });
    },
    async close() {
      closing.abort();
      await exclusively(async () => undefined);
    },
  };
}
