import { EventEmitter } from 'node:events';
import ModbusRTU from 'modbus-serial';
import type { DevicePartState } from '../../protocol/agent.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { delay } from '../time-limit.ts';
import type { BytePort, PortOpener } from '../transport/byte-port.ts';
import { findAnswer, type ModbusQuestion, questionOf } from './modbus-answers.ts';

/** Milliseconds. `gapMs` is the silence between two frames. */
export interface RelayLimits {
  readonly openMs: number;
  readonly writeMs: number;
  readonly answerMs: number;
  readonly gapMs: number;
}

/** Where no speed is known: three and a half characters at 9,600 baud, and one millisecond more. */
const usualGapMs = 5;
/** Start bit, eight data bits, parity or a second stop bit, stop bit. */
const bitsPerCharacter = 11;

/**
 * The silence between two frames, in whole milliseconds: 3.5 characters, above 19,200 baud 1.75 ms (Modbus over Serial Line V1.02,
 * 2.5.1.1). Null stands for a wire whose speed is not ours to know.
 */
export function frameGapMs(baudRate: number | null): number {
  if (baudRate === null) return usualGapMs;
  const gapMs = baudRate > 19_200 ? 1.75 : (3.5 * bitsPerCharacter * 1_000) / baudRate;
  return Math.ceil(gapMs);
}

export type RelayFault = Extract<DevicePartState, 'absent' | 'stalled' | 'fault'>;

/** A board of relays on an open port. Every call ends within the limits; a wrong answer is asked for once more. */
export interface ModbusRelays {
  isOpen(): boolean;
  readCoils(first: number, count: number): Promise<Result<readonly boolean[], RelayFault>>;
  setCoil(coil: number, on: boolean): Promise<Result<void, RelayFault>>;
  close(): Promise<void>;
}

/** Opens the port and puts `modbus-serial` on it, which makes the requests and judges the answers. */
export async function openRelays(
  opener: PortOpener,
  unit: number,
  limits: RelayLimits,
): Promise<Result<ModbusRelays, 'absent'>> {
  const opened = await opener.open(limits.openMs);
  if (!opened.ok) return err('absent');
  const port = new ModbusPort(opened.value, limits.writeMs);
  const modbus = new ModbusRTU(port);
  // Its faults come with the answer as well; without a listener Node would end the process.
  modbus.on('error', () => undefined);
  await new Promise<void>((resolve) => modbus.open(() => resolve()));
  modbus.setID(unit);
  modbus.setTimeout(limits.answerMs);

  async function ask<Value>(question: () => Promise<Value>): Promise<Result<Value, RelayFault>> {
    let fault: RelayFault = 'absent';
    for (const _attempt of [1, 2]) {
      if (!port.isOpen) return err('absent');
      try {
        await delay(limits.gapMs);
        return ok(await question());
      } catch (error) {
        fault = faultOf(error, port);
      }
    }
    return err(fault);
  }

  return ok({
    isOpen: () => port.isOpen,
    async readCoils(first, count) {
      const read = await ask(() => modbus.readCoils(first, count));
      return read.ok ? ok(read.value.data.slice(0, count)) : read;
    },
    async setCoil(coil, on) {
      const written = await ask(() => modbus.writeCoil(coil, on));
      return written.ok ? ok(undefined) : written;
    },
    close: () => opened.value.close(),
  });
}

/** Silence is `stalled`; an exception, a wrong check or bytes that are no answer at all are `fault`. */
function faultOf(error: unknown, port: ModbusPort): RelayFault {
  if (!port.isOpen) return 'absent';
  const silent = typeof error === 'object' && error !== null && 'errno' in error && error.errno === 'ETIMEDOUT';
  return silent && !port.heardNoise() ? 'stalled' : 'fault';
}

/** What `modbus-serial` takes for a port, over one of ours: so that serial line, TCP and memory are alike here too. */
class ModbusPort extends EventEmitter {
  isOpen = true;
  #port: BytePort;
  #writeMs: number;
  #question: ModbusQuestion | null = null;
  #heard: Uint8Array = new Uint8Array();

  constructor(port: BytePort, writeMs: number) {
    super();
    this.#port = port;
    this.#writeMs = writeMs;
    port.source.onBytes((bytes) => this.#hear(bytes));
    port.source.onClosed(() => {
      this.isOpen = false;
      this.emit('close');
    });
  }

  open(callback: () => void): void {
    callback();
  }

  write(request: Uint8Array): void {
    this.#question = questionOf(request);
    this.#heard = new Uint8Array();
    void this.#port.sink.write(request, this.#writeMs);
  }

  /** Bytes came since the last request, though no answer. */
  heardNoise(): boolean {
    return this.#heard.length > 0;
  }

  #hear(bytes: Uint8Array): void {
    if (this.#question === null) return;
    const { answer, wrong, rest } = findAnswer(Buffer.concat([this.#heard, bytes]), this.#question);
    this.#heard = rest;
    const told = answer ?? wrong;
    if (told === null) return;
    this.#question = null;
    this.emit('data', Buffer.from(told));
  }
}
