import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createDocumentMachine, type DocumentMachine, type DocumentMachineStrings } from './document-machine.ts';
import { type AnswerStrings, answerIpp } from './ipp-answers.ts';

export interface SimulatedDocumentPrinterStrings extends DocumentMachineStrings, AnswerStrings {
  /** Takes what it is sent and says nothing. */
  stalled: boolean;
  /** The connection is cut as soon as somebody calls. */
  unplugged: boolean;
  /** Answers, but what no printer answers. */
  garbled: boolean;
  /** The answer breaks off in the middle and never ends. */
  halfAnswers: boolean;
  /** Takes a document, and its answer is lost on the way. */
  losesReplies: boolean;
  /** Milliseconds until each answer. */
  answersAfterMs: number;
}

/** An A4 printer that speaks IPP over HTTP on a port of this machine, and keeps what it prints. */
export interface SimulatedDocumentPrinter
  extends Pick<DocumentMachine, 'failNext' | 'powerCycle' | 'sheets' | 'jobs' | 'lastPage'> {
  readonly url: string;
  pull(strings: Partial<SimulatedDocumentPrinterStrings>): void;
  /** Somebody presses cancel at the printer. */
  cancelAtPanel(): void;
  strings(): Readonly<SimulatedDocumentPrinterStrings>;
  stateReasons(): readonly string[];
  /** Resolves when the next request of that operation has been dealt with. */
  asked(operation: string): Promise<void>;
  close(): Promise<void>;
}

/** On a free port of 127.0.0.1, with a full tray. Closing it cuts every connection. */
export async function startSimulatedDocumentPrinter(): Promise<SimulatedDocumentPrinter> {
  const machine = createDocumentMachine();
  const wire = {
    stalled: false,
    unplugged: false,
    garbled: false,
    halfAnswers: false,
    losesReplies: false,
    answersAfterMs: 0,
    refusesFormat: false,
    busy: false,
  };

  const waiting = new Set<(operation: string) => void>();

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (wire.unplugged) {
      request.socket.destroy();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (wire.stalled) return;
    const { operation, answer } = answerIpp(Buffer.concat(chunks), machine, wire);
    for (const wait of [...waiting]) wait(operation);
    if (wire.losesReplies && operation === 'Print-Job') return;
    setTimeout(() => {
      response.writeHead(200, { 'content-type': 'application/ipp' });
      if (wire.halfAnswers) response.write(answer.subarray(0, answer.length / 2));
      else response.end(wire.garbled ? Buffer.from('<html>It works!</html>') : answer);
    }, wire.answersAfterMs);
  }

  // A caller that hangs up in the middle is no matter of the printer's.
  const server = createServer((request, response) => void receive(request, response).catch(() => response.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the simulated printer has no port');

  return {
    url: `ipp://127.0.0.1:${address.port}/ipp/print`,
    pull(strings) {
      const [ofWire, ofMachine] = [new Map<string, unknown>(), new Map<string, unknown>()];
      for (const [name, value] of Object.entries(strings)) (name in wire ? ofWire : ofMachine).set(name, value);
      Object.assign(wire, Object.fromEntries(ofWire));
      machine.pull(Object.fromEntries(ofMachine));
      if (wire.unplugged) server.closeAllConnections();
    },
    cancelAtPanel() {
      for (const job of machine.jobs()) machine.cancel(job.id, 'job-canceled-at-device');
    },
    failNext: machine.failNext,
    powerCycle: machine.powerCycle,
    sheets: machine.sheets,
    jobs: machine.jobs,
    lastPage: machine.lastPage,
    stateReasons: machine.stateReasons,
    asked: (wanted) =>
      new Promise((resolve) => {
        function wait(operation: string): void {
          if (operation !== wanted) return;
          waiting.delete(wait);
          resolve();
        }
        waiting.add(wait);
      }),
    strings: () => ({ ...machine.strings(), ...wire }),
    async close() {
      machine.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
