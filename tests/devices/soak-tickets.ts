import { exampleSlip } from '../../drivers/ticket-printer/example-slip.ts';
import type { PrinterTrouble } from '../../drivers/ticket-printer/simulator/printer-machine.ts';
import { readSheet, type Sheet } from '../../drivers/ticket-printer/simulator/sheet.ts';
import type { PrintTicketReply } from '../../protocol/agent.ts';
import { type Chance, pickBelow, pickOne } from './mutations.ts';
import type { SoakAgent } from './soak-agent.ts';

const troubles: readonly PrinterTrouble[] = [
  'paper-out',
  'paper-out',
  'cover-open',
  'cutter-fault',
  'overheated',
  'offline',
  'stalled',
];
const mended = {
  coverOpen: false,
  cutterFault: false,
  overheated: false,
  offline: false,
  stalled: false,
  unplugged: false,
};
const mostTries = 12;

export interface TicketTally {
  asked: number;
  printed: number;
  failed: number;
  unplugged: number;
  readonly complaints: string[];
}

/** Prints one ticket after the other until each is on paper, pulls the printer about, and counts what comes off it. */
export interface TicketSoak {
  readonly tally: TicketTally;
  run(tickets: number): Promise<void>;
}

export function createTicketSoak({ agent, printer }: SoakAgent, chance: Chance): TicketSoak {
  const tally: TicketTally = { asked: 0, printed: 0, failed: 0, unplugged: 0, complaints: [] };
  const seen = new WeakSet<Sheet>();

  /** The sheets since the last look, as lines. */
  function newSheets(): { readonly whole: boolean; readonly lines: readonly string[] }[] {
    const sheets = printer.sheets().filter((sheet) => !seen.has(sheet));
    for (const sheet of sheets) seen.add(sheet);
    return sheets.map((sheet) => {
      const lines = readSheet(sheet);
      return { lines, whole: sheet.end === 'cut' && !lines.some((line) => line.includes('打印中断')) };
    });
  }

  async function ask(printId: string, slip: object): Promise<PrintTicketReply> {
    const reply = await agent.call('/tickets/print', { printId, slip });
    if (reply.status !== 200) throw new Error(`ticket ${printId}: HTTP ${reply.status}`);
    return (await reply.json()) as PrintTicketReply;
  }

  async function unplugSoon(): Promise<void> {
    tally.unplugged += 1;
    for (let turns = pickBelow(chance, 80); turns > 0; turns -= 1) await new Promise(setImmediate);
    printer.pull({ unplugged: true });
  }

  async function tryOnce(printId: string, copy: number): Promise<boolean> {
    const slip = { ...exampleSlip, trackUrl: `http://hall.example:8080/t/${printId}`, copy };
    const event = chance();
    if (event < 0.15) printer.failNext(pickOne(chance, troubles), pickBelow(chance, 160));
    const replies = [ask(printId, slip)];
    // A page that lost the answer asks again.
    if (event > 0.9) replies.push(ask(printId, slip));
    if (event > 0.15 && event < 0.2) await unplugSoon();
    const [first, second = first] = await Promise.all(replies);
    if (JSON.stringify(first) !== JSON.stringify(second)) tally.complaints.push(`${printId}: two outcomes`);
    return first?.outcome === 'printed';
  }

  function judge(printId: string, printed: boolean): void {
    const mark = `<qr http://hall.example:8080/t/${printId}>`;
    let whole = 0;
    for (const sheet of newSheets()) {
      const marks = sheet.lines.filter((line) => line.startsWith('<qr'));
      if (marks.length > 1) tally.complaints.push(`${printId}: two tickets on one sheet`);
      // The one before broke off: it may be closed and cut off now, and must not be finished.
      if (sheet.whole && marks.some((other) => other !== mark)) tally.complaints.push(`${printId}: finished another`);
      if (sheet.whole && marks.length === 1) whole += 1;
    }
    if (printed && whole !== 1) tally.complaints.push(`${printId}: called printed, on ${whole} sheets`);
    // The cable may have been pulled between the last cut and its confirmation.
    if (!printed && whole > 1) tally.complaints.push(`${printId}: printed ${whole} times`);
  }

  async function printOne(): Promise<void> {
    tally.asked += 1;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const printId = `soak-${tally.asked}-${tries}`;
      const printed = await tryOnce(printId, tries);
      printer.pull(mended);
      if (printer.getStrings().paperOut) printer.refill();
      judge(printId, printed);
      if (printed) {
        tally.printed += 1;
        return;
      }
      tally.failed += 1;
    }
    throw new Error(`ticket ${tally.asked} could not be printed in ${mostTries} tries`);
  }

  return {
    tally,
    async run(tickets) {
      for (let left = tickets; left > 0; left -= 1) await printOne();
    },
  };
}
