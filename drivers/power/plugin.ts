import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { PowerSessionBody, PowerToldSchema } from '../../protocol/agent-power.ts';
import { assertNever } from '../../protocol/result.ts';
import { createStatusHolder } from '../device.ts';
import type { DevicePlugin, PluggedDevice } from '../plugin.ts';
import { createPowerDevice, type PowerDevice, type PowerTimes } from './power-device.ts';
import {
  nextPowerOff,
  nextPowerOn,
  type PowerSchedule,
  PowerScheduleSchema,
  scheduleComplaints,
} from './power-schedule.ts';
import type { PowerSource } from './power-source.ts';
import { createPowerSupplySource } from './power-supply-source.ts';
import { type RunCommand, runCommand } from './run-command.ts';
import { createPowerSimulator } from './simulator/power-simulator.ts';
import { createSimulatedUps } from './simulator/simulated-ups.ts';
import { createUpscSource } from './upsc-source.ts';

const strict = { additionalProperties: false };
const Words = Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 20 });
const seconds = (maximum: number) => Type.Optional(Type.Integer({ minimum: 0, maximum }));
const plan = {
  schedule: Type.Optional(PowerScheduleSchema),
  /** Of the hall's clock; 480 where it is not set. */
  utcOffsetMinutes: Type.Optional(Type.Integer({ minimum: -720, maximum: 840 })),
  announceSeconds: seconds(3_600),
  sessionLimitSeconds: seconds(3_600),
  batterySeconds: seconds(3_600),
  batterySessionLimitSeconds: seconds(600),
  powerOffCommand: Type.Optional(Words),
  wakeCommand: Type.Optional(Type.Union([Words, Type.Null()])),
};
const PlanSettingSchema = Type.Object(plan, strict);
type PlanSetting = Omit<Static<typeof PlanSettingSchema>, 'schedule'> & { readonly schedule?: PowerSchedule };

const PowerConfigSchema = Type.Union([
  Type.Object(
    { kind: Type.Literal('upsc'), ups: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._@:-]{0,99}$' }), ...plan },
    strict,
  ),
  Type.Object({ kind: Type.Literal('power-supply'), ...plan }, strict),
  Type.Object({ kind: Type.Literal('schedule-only'), ...plan }, strict),
  Type.Object({ kind: Type.Literal('simulated') }, strict),
  Type.Object({ kind: Type.Literal('absent') }, strict),
]);
type PowerConfig = PlanSetting &
  (
    | { readonly kind: 'upsc'; readonly ups: string }
    | { readonly kind: 'power-supply' | 'schedule-only' | 'simulated' | 'absent' }
  );

/** A question to the UPS is answered in milliseconds; a daemon that hangs is not waited for. */
const sourceLimitMs = 3_000;
const checkEveryMs = 3_000;
const defaultPowerOff = ['systemctl', 'poweroff'];
const defaultWake = ['rtcwake', '-m', 'no', '-t', '{epochSeconds}'];

/** UPS and timed power of the PC (S2 附录B row 8 items 9 and 15). */
export const powerPlugin: DevicePlugin<PowerConfig> = {
  key: 'power',
  schema: PowerConfigSchema,
  hint: 'wants exactly {kind: "upsc", ups}, {kind: "power-supply"}, {kind: "schedule-only"}, {kind: "simulated"} or {kind: "absent"}; the first three may have schedule, utcOffsetMinutes, announceSeconds, sessionLimitSeconds, batterySeconds, batterySessionLimitSeconds, powerOffCommand and wakeCommand',
  complaints: ({ schedule }) => (schedule ? scheduleComplaints(schedule).map((words) => `schedule/${words}`) : []),
  async create(config, { now }) {
    if (config.kind === 'absent') return nothing(now);
    if (config.kind === 'simulated') return simulated(config, now);
    const device = deviceOf(config, sourceOf(config), timesOf(config), runCommand, now);
    return plugged(device);
  },
};

function sourceOf(config: Exclude<PowerConfig, { kind: 'absent' | 'simulated' }>): PowerSource | null {
  switch (config.kind) {
    case 'upsc':
      return createUpscSource(config.ups, runCommand, sourceLimitMs);
    case 'power-supply':
      return createPowerSupplySource(sourceLimitMs);
    case 'schedule-only':
    case 'simulated':
    case 'absent':
      return null;
    default:
      return assertNever(config);
  }
}

function timesOf({ schedule, utcOffsetMinutes = 480 }: PlanSetting): PowerTimes {
  return {
    powerOff: (after) => (schedule ? nextPowerOff(schedule, after, utcOffsetMinutes) : null),
    powerOn: (after) => (schedule ? nextPowerOn(schedule, after, utcOffsetMinutes) : null),
  };
}

function deviceOf(
  setting: PlanSetting,
  source: PowerSource | null,
  times: PowerTimes,
  run: RunCommand,
  now: () => number,
): PowerDevice {
  return createPowerDevice({
    source,
    times,
    now,
    commands: {
      run,
      powerOff: setting.powerOffCommand ?? defaultPowerOff,
      wake: setting.wakeCommand === undefined ? defaultWake : setting.wakeCommand,
    },
    limits: {
      announceMs: 1_000 * (setting.announceSeconds ?? 300),
      sessionLimitMs: 1_000 * (setting.sessionLimitSeconds ?? 600),
      batteryMs: 1_000 * (setting.batterySeconds ?? 120),
      batterySessionLimitMs: 1_000 * (setting.batterySessionLimitSeconds ?? 30),
    },
  });
}

function plugged(device: PowerDevice): PluggedDevice {
  return {
    device,
    checkEveryMs,
    addRoutes: (app) => addPowerRoutes(app, device),
    tellPage: (tell) => device.onTold((told) => tell('power:told', told)),
    wipe: async () => device.setInSession(false),
    close: () => device.close(),
  };
}

function simulated(config: PlanSetting, now: () => number): PluggedDevice {
  const ups = createSimulatedUps();
  let offAt: number | null = null;
  const times: PowerTimes = {
    powerOff: (after) => (offAt !== null && offAt > after ? offAt : null),
    powerOn: () => null,
  };
  const source = createUpscSource('ups@localhost', ups.run, sourceLimitMs);
  const device = deviceOf(config, source, times, ups.run, now);
  const setOffIn = (seconds: number | null): void => {
    offAt = seconds === null ? null : now() + 1_000 * seconds;
  };
  return { ...plugged(device), simulator: createPowerSimulator(ups, device, setOffIn) };
}

function addPowerRoutes(app: FastifyInstance, device: PowerDevice): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const response = { 200: PowerToldSchema };
  routes.get('/power', { schema: { response } }, async () => device.getTold());
  routes.post('/power/session', { schema: { body: PowerSessionBody, response } }, async (request) => {
    device.setInSession(request.body.inSession);
    return device.getTold();
  });
}

function nothing(now: () => number): PluggedDevice {
  const { getStatus, onStatus } = createStatusHolder(now);
  const device = {
    part: 'power',
    getStatus,
    onStatus,
    check: async () => getStatus(),
    close: async () => undefined,
  } as const;
  return { device, close: device.close };
}
