import type { DevicePartState } from '../../protocol/agent.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { delay, within } from '../time-limit.ts';
import type { BytePort } from '../transport/byte-port.ts';
import {
  askPaper,
  askProcessId,
  askStatus,
  canPrint,
  forgetEverything,
  type PrinterReply,
  readReplies,
  type StatusBytes,
  stateOf,
} from './escpos-codec.ts';

/** How the printer is asked whether it has printed (`docs/hardware.md` names the makes). */
export type Confirmation = 'paper-status' | 'process-id';

/** Milliseconds. `jobMs` bounds a whole ticket, the others one step of it. */
export interface PrinterLimits {
  readonly openMs: number;
  readonly writeMs: number;
  readonly statusMs: number;
  readonly pollMs: number;
  readonly jobMs: number;
}

/** One conversation with the printer over one open port. Every refusal is the state that the printer is in. */
export interface PrinterSession {
  isOpen(): boolean;
  queryState(): Promise<Result<DevicePartState, DevicePartState>>;
  /** Drops what the printer has not printed yet. */
  forget(): Promise<Result<void, DevicePartState>>;
  /**
   * Sends one strip of a job and waits until the printer says that it is done, watching its status meanwhile.
   * `deadline`: by `performance.now()`.
   */
  printStrip(strip: Uint8Array, deadline: number): Promise<Result<void, DevicePartState>>;
  close(): Promise<void>;
}

/** Takes the port over: closing the session closes it. Has no queue: the caller asks one thing at a time. */
export function createPrinterSession(
  port: BytePort,
  limits: PrinterLimits,
  confirmation: Confirmation,
): PrinterSession {
  const waiters = new Set<(reply: PrinterReply | 'closed') => void>();
  let rest: Uint8Array = new Uint8Array();
  let open = true;
  let strips = 0;

  port.source.onBytes((bytes) => {
    const read = readReplies(Buffer.concat([rest, bytes]));
    rest = read.rest;
    for (const reply of read.replies) tell(reply);
  });
  port.source.onClosed(() => {
    open = false;
    tell('closed');
  });

  function tell(reply: PrinterReply | 'closed'): void {
    for (const waiter of [...waiters]) waiter(reply);
  }

  /** The first reply that fits. Silence is `stalled`; nothing but noise is `fault`: something else than a printer speaks there. */
  async function waitFor<Value>(
    pick: (reply: PrinterReply) => Value | undefined,
    timeoutMs: number,
  ): Promise<Result<Value, DevicePartState>> {
    let waiter: ((reply: PrinterReply | 'closed') => void) | undefined;
    let noise = false;
    const answer = new Promise<Result<Value, DevicePartState>>((resolve) => {
      if (!open) resolve(err('absent'));
      waiter = (reply) => {
        if (reply === 'closed') return resolve(err('absent'));
        noise ||= reply.kind === 'noise';
        const value = pick(reply);
        if (value !== undefined) resolve(ok(value));
      };
      waiters.add(waiter);
    });
    try {
      const answered = await within(answer, timeoutMs);
      return answered.ok ? answered.value : err(noise ? 'fault' : 'stalled');
    } finally {
      if (waiter !== undefined) waiters.delete(waiter);
    }
  }

  async function send(bytes: Uint8Array): Promise<Result<void, DevicePartState>> {
    const sent = await port.sink.write(bytes, limits.writeMs);
    return sent.ok ? sent : err(sent.error === 'timeout' ? 'stalled' : 'absent');
  }

  /** Listens before it asks, so that no answer is too quick. */
  async function ask<Value>(
    question: Uint8Array,
    pick: (reply: PrinterReply) => Value | undefined,
  ): Promise<Result<Value, DevicePartState>> {
    const answer = waitFor(pick, limits.statusMs);
    const sent = await send(question);
    return sent.ok ? answer : sent;
  }

  async function queryState(): Promise<Result<DevicePartState, DevicePartState>> {
    const bytes: Record<1 | 2 | 3 | 4, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
    for (const question of [1, 2, 3, 4] as const) {
      const answer = await ask(askStatus(question), (reply) => (reply.kind === 'status' ? reply.byte : undefined));
      if (!answer.ok) return answer;
      bytes[question] = answer.value;
    }
    return ok(stateOf(bytes satisfies StatusBytes));
  }

  async function printStrip(strip: Uint8Array, deadline: number): Promise<Result<void, DevicePartState>> {
    strips += 1;
    const id = stripId(strips);
    const question = confirmation === 'process-id' ? askProcessId(id) : askPaper;
    let confirmed: Result<DevicePartState, DevicePartState> | undefined;
    const waiting = waitFor((reply) => readConfirmation(reply, confirmation, id), deadline - performance.now()).then(
      (answer) => {
        confirmed = answer;
      },
    );
    const sent = await send(Buffer.concat([strip, question]));
    if (!sent.ok) return sent;
    while (confirmed === undefined) {
      await Promise.race([waiting, delay(limits.pollMs)]);
      if (confirmed !== undefined) break;
      const state = await queryState();
      if (confirmed !== undefined) break;
      if (!state.ok) return state;
      if (!canPrint(state.value)) return err(state.value);
    }
    if (!confirmed.ok) return confirmed;
    return canPrint(confirmed.value) ? ok(undefined) : err(confirmed.value);
  }

  return {
    isOpen: () => open,
    queryState,
    forget: () => send(forgetEverything),
    printStrip,
    close: () => port.close(),
  };
}

/** Letters only: a digit could be taken for a status byte by a reader that lost the head of the block. */
function stripId(count: number): string {
  const letter = (value: number): string => String.fromCharCode(0x41 + (value % 16));
  return letter(count >> 12) + letter(count >> 8) + letter(count >> 4) + letter(count);
}

function readConfirmation(reply: PrinterReply, confirmation: Confirmation, id: string): DevicePartState | undefined {
  if (confirmation === 'process-id') return reply.kind === 'process-id' && reply.id === id ? 'ok' : undefined;
  // Some makes go on feeding without paper and still answer: that is no printed ticket.
  if (reply.kind === 'paper') return reply.end ? 'paper-out' : 'ok';
  return undefined;
}
