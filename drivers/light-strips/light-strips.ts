import type { DevicePartState } from '../../protocol/agent.ts';
import type { SetLightsBody } from '../../protocol/agent-lights.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { createStatusHolder, type Device } from '../device.ts';
import { createLock } from '../lock.ts';
import type { PortOpener } from '../transport/byte-port.ts';
import { allOff, coilsFor, type LightPlan, needsBeat, planLights, type StripWiring } from './light-plan.ts';
import { frameGapMs, type ModbusRelays, openRelays, type RelayFault, type RelayLimits } from './modbus-relays.ts';

/** The light strips of a kiosk (D-11; S2 附录B row 8 item 10). Closing it puts them out, if the board is connected. */
export interface LightStrips extends Device {
  readonly part: 'light-strips';
  /** Shows this from now on, also after the board has been away. `ok` once every relay has confirmed. */
  show(lights: SetLightsBody): Promise<Result<void, DevicePartState>>;
}

export interface LightStripsOptions {
  readonly opener: PortOpener;
  /** Address of the board on its line, 1-247. */
  readonly unit: number;
  /** Of one strip at least. */
  readonly wiring: StripWiring;
  /** Half a period of a flashing strip, in milliseconds. */
  readonly beatMs: number;
  readonly now: () => number;
  readonly limits?: RelayLimits;
}

/** @param baudRate of its line; null where it is none of ours */
export function usualRelayLimits(baudRate: number | null): RelayLimits {
  return { openMs: 2_000, writeMs: 500, answerMs: 400, gapMs: frameGapMs(baudRate) };
}

export const usualBeatMs = 500;

/** Sends nothing before it is asked to. `check` sets right what stands otherwise at the board, as after a power cut. */
export function createLightStrips(options: LightStripsOptions): LightStrips {
  const { opener, unit, wiring, beatMs, now } = options;
  const limits = options.limits ?? usualRelayLimits(null);
  const status = createStatusHolder(now);
  const exclusively = createLock();
  const wired = [...coilsFor(allOff, wiring, false).keys()];
  let plan: LightPlan = allOff;
  let lit = false;
  let relays: ModbusRelays | null = null;
  /** How each relay is known to stand; empty where nobody knows. */
  let standing = new Map<number, boolean>();
  let beat: NodeJS.Timeout | undefined;
  let closed = false;

  async function lose(fault: RelayFault): Promise<Result<never, RelayFault>> {
    const lost = relays;
    relays = null;
    standing = new Map();
    await lost?.close();
    status.set(fault);
    return err(fault);
  }

  async function connect(): Promise<Result<ModbusRelays, RelayFault>> {
    if (relays?.isOpen()) return ok(relays);
    standing = new Map();
    if (closed) return err('absent');
    const opened = await openRelays(opener, unit, limits);
    if (!opened.ok) return lose(opened.error);
    relays = opened.value;
    return opened;
  }

  /** Off before on, so that two strips never flash at the same time. */
  async function apply(): Promise<Result<void, RelayFault>> {
    const connected = await connect();
    if (!connected.ok) return connected;
    const wanted = [...coilsFor(plan, wiring, lit)].filter(([coil, on]) => standing.get(coil) !== on);
    for (const [coil, on] of wanted.sort(([, a], [, b]) => Number(a) - Number(b))) {
      const set = await connected.value.setCoil(coil, on);
      if (!set.ok) return lose(set.error);
      standing.set(coil, on);
    }
    status.set('ok');
    return ok(undefined);
  }

  /** Beats on while a strip flashes; a lost board stops it, and `check` begins it anew. */
  function armBeat(): void {
    clearTimeout(beat);
    if (closed || !needsBeat(plan, wiring)) return;
    beat = setTimeout(() => {
      lit = !lit;
      void exclusively(apply).then((applied) => applied.ok && armBeat());
    }, beatMs);
  }

  async function show(lights: SetLightsBody): Promise<Result<void, DevicePartState>> {
    plan = planLights(lights);
    lit = true;
    const shown = await exclusively(apply);
    if (shown.ok) armBeat();
    return shown;
  }

  /** Compares the board with what it ought to show: a board whose power failed has all its relays open. */
  async function look(): Promise<Result<void, RelayFault>> {
    const connected = await connect();
    if (!connected.ok) return connected;
    const first = Math.min(...wired);
    const read = await connected.value.readCoils(first, Math.max(...wired) - first + 1);
    if (!read.ok) return lose(read.error);
    for (const coil of wired) standing.set(coil, read.value[coil - first] ?? false);
    return apply();
  }

  return {
    part: 'light-strips',
    getStatus: status.getStatus,
    onStatus: status.onStatus,
    show,
    async check() {
      const found = await exclusively(async () => {
        // Asked in its turn: a beat under way may just have found the board gone.
        const lost = status.getStatus().state !== 'ok';
        const looked = await look();
        return lost && looked.ok;
      });
      if (found) armBeat();
      return status.getStatus();
    },
    async close() {
      clearTimeout(beat);
      plan = allOff;
      await exclusively(async () => {
        if (relays?.isOpen()) await apply();
        closed = true;
        await relays?.close();
      });
    },
  };
}
