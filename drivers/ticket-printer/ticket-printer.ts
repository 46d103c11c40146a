import type { DevicePartState } from '../../protocol/agent.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import type { TicketSlip } from '../../protocol/ticket-slip.ts';
import { createStatusHolder, type Device, type DeviceStatus } from '../device.ts';
import { createLock } from '../lock.ts';
import type { PortOpener } from '../transport/byte-port.ts';
import { canPrint } from './escpos-codec.ts';
import { type PaperMm, paperWidths } from './paper-width.ts';
import { type Confirmation, createPrinterSession, type PrinterLimits, type PrinterSession } from './printer-session.ts';
import { layOutSelfTest, type SelfTestFacts } from './self-test-slip.ts';
import { toCommands } from './slip-commands.ts';
import { layOutBrokenOff, layOutSlip, type SlipStrip } from './slip-layout.ts';
import { type GlyphFont, toPrintable } from './slip-text.ts';

/**
 * A printer of tickets and slips (D-07; S2 附录B row 8 item 10). Jobs are done one at a time, in the order asked for. Closing it waits
 * for the one that is coming out, and lets none begin.
 */
export interface TicketPrinter extends Device {
  readonly part: 'ticket-printer';
  /**
   * Puts a ticket on paper. `ok` only after the printer has confirmed every strip of it; otherwise the state that stopped it.
   * A ticket that broke off is never finished later: the caller prints again, as a copy, here or elsewhere. Ends within the limits.
   * @param visitor of whom it is, where they were asked for before; otherwise the one of now
   */
  print(slip: TicketSlip, visitor?: AbortSignal): Promise<Result<void, DevicePartState>>;
  /** Prints what an engineer looks at: every size, both edges, drawn characters, QR code, cut. The same promises as `print`. */
  printSelfTest(facts: Pick<SelfTestFacts, 'terminal' | 'printedAt'>): Promise<Result<void, DevicePartState>>;
  /** The visitor of now: aborted when they have gone. Whoever has something else to do before it prints asks first. */
  visitor(): AbortSignal;
  /**
   * The visitor has gone (D-27): of what is theirs and has not begun nothing is sent any more, and it answers `stalled`, too late. A
   * ticket that is coming out comes out whole, and is told as it ends; it takes seconds, and half of it would help nobody.
   */
  dropWaiting(): void;
  /** A process that was killed may have left a piece of a ticket in the printer: it is closed and cut off before anything else. */
  assumeBrokenOff(): void;
  /** What was printed before cannot be read, and its owner has nothing printed any more: the state says so while the printer is well. */
  assumeUnreadableJournal(): void;
}

export interface TicketPrinterOptions {
  readonly opener: PortOpener;
  readonly paperMm: PaperMm;
  readonly confirmation: Confirmation;
  /** Draws what the printer's font lacks; without it such characters appear as codes. */
  readonly font: GlyphFont | null;
  readonly now: () => number;
  readonly limits?: PrinterLimits;
}

const usualPrinterLimits: PrinterLimits = {
  openMs: 2_000,
  writeMs: 2_000,
  statusMs: 1_500,
  pollMs: 200,
  jobMs: 15_000,
};

/** Opens its port with the first `check` or job and keeps it. On each new one the printer first forgets its buffer. */
export function createTicketPrinter(options: TicketPrinterOptions): TicketPrinter {
  const { opener, confirmation, font, now } = options;
  const limits = options.limits ?? usualPrinterLimits;
  const paper = paperWidths[options.paperMm];
  const status = createStatusHolder(now);
  const exclusively = createLock();
  let session: PrinterSession | null = null;
  /** A ticket broke off: before anything else is printed, what hangs in the printer is closed and cut off. */
  let brokenOff = false;
  let present = new AbortController();
  let journalUnreadable = false;
  let closed = false;
  const printable = (text: string): string => toPrintable(text, font);

  function settle(state: DevicePartState): DeviceStatus {
    return status.set(journalUnreadable && canPrint(state) ? 'journal-unreadable' : state);
  }

  async function drop(): Promise<void> {
    const dropped = session;
    session = null;
    await dropped?.close();
  }

  /** A session that answers and the state it tells. An idle connection may have died unseen, so a second one is tried. */
  async function connect(): Promise<Result<{ session: PrinterSession; state: DevicePartState }, DevicePartState>> {
    if (session?.isOpen()) {
      const state = await session.queryState();
      if (state.ok) return ok({ session, state: state.value });
    }
    await drop();
    if (closed) return err('absent');
    const port = await opener.open(limits.openMs);
    if (!port.ok) return err('absent');
    session = createPrinterSession(port.value, limits, confirmation);
    // Nobody knows what an earlier connection left in the printer's buffer.
    const forgotten = await session.forget();
    const state = forgotten.ok ? await session.queryState() : forgotten;
    if (state.ok) return ok({ session, state: state.value });
    await drop();
    return state;
  }

  async function ready(deadline: number): Promise<Result<PrinterSession, DevicePartState>> {
    const connected = await connect();
    if (!connected.ok) return connected;
    if (!canPrint(connected.value.state)) return err(connected.value.state);
    if (brokenOff) {
      const cutOff = await printStrips(connected.value.session, await commandsOf([layOutBrokenOff(paper)]), deadline);
      if (!cutOff.ok) return cutOff;
      brokenOff = false;
    }
    return ok(connected.value.session);
  }

  function commandsOf(strips: readonly SlipStrip[]): Promise<readonly Uint8Array[]> {
    return Promise.all(strips.map((strip) => toCommands(strip, paper, font)));
  }

  /** Strip by strip; on a failure the rest is never sent, and what was sent is forgotten before anybody else prints. */
  async function printStrips(
    to: PrinterSession,
    strips: readonly Uint8Array[],
    deadline: number,
  ): Promise<Result<void, DevicePartState>> {
    for (const strip of strips) {
      const printed = await to.printStrip(strip, deadline);
      if (printed.ok) continue;
      brokenOff = true;
      await to.forget();
      await drop();
      return printed;
    }
    return ok(undefined);
  }

  /** Prints in its turn, unless whoever wanted it has gone by then. */
  function printInTurn(
    layOut: () => readonly SlipStrip[],
    visitor = present.signal,
  ): Promise<Result<void, DevicePartState>> {
    return exclusively(async () => (visitor.aborted ? err('stalled') : print(layOut(), visitor)));
  }

  async function print(strips: readonly SlipStrip[], visitor: AbortSignal): Promise<Result<void, DevicePartState>> {
    const deadline = performance.now() + limits.jobMs;
    const commands = await commandsOf(strips);
    const connected = await ready(deadline);
    // Gone while the printer was asked how it is: not a byte of theirs has left.
    if (connected.ok && visitor.aborted) return err('stalled');
    const printed = connected.ok ? await printStrips(connected.value, commands, deadline) : connected;
    if (!printed.ok) {
      settle(printed.error);
      return printed;
    }
    const after = await connect();
    settle(after.ok ? after.value.state : after.error);
    return ok(undefined);
  }

  return {
    part: 'ticket-printer',
    getStatus: status.getStatus,
    onStatus: status.onStatus,
    check: () =>
      exclusively(async () => {
        const connected = await connect();
        if (!connected.ok) return settle(connected.error);
        if (brokenOff && canPrint(connected.value.state)) {
          const mended = await ready(performance.now() + limits.jobMs);
          if (!mended.ok) return settle(mended.error);
        }
        return settle(connected.value.state);
      }),
    print: (slip, visitor) => printInTurn(() => layOutSlip(slip, paper, printable), visitor),
    printSelfTest: (facts) =>
      printInTurn(() => layOutSelfTest({ ...facts, connection: `${opener.name}, ${confirmation}` }, paper, printable)),
    visitor: () => present.signal,
    dropWaiting() {
      present.abort();
      present = new AbortController();
    },
    assumeBrokenOff() {
      brokenOff = true;
    },
    assumeUnreadableJournal() {
      journalUnreadable = true;
      settle(status.getStatus().state);
    },
    close() {
      present.abort();
      return exclusively(async () => {
        closed = true;
        await drop();
      });
    },
  };
}
