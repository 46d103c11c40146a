import { type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { err, ok, type Result } from '../../protocol/result.ts';
import type { DevicePlugin, DeviceSetting } from '../plugin.ts';
import { type AgentApp, appComplaints, appSettings, readApps } from './config-apps.ts';
import { settingComplaint } from './config-complaints.ts';
import { devicePlugins } from './plugins.ts';

/** An agent's configuration, checked. */
export interface AgentConfig {
  /** On 127.0.0.1, always. 0 takes any free port. */
  readonly port: number;
  /** Who may come in. */
  readonly apps: readonly AgentApp[];
  /** Where the agent keeps files across restarts; null where it keeps none. */
  readonly dataDir: string | null;
  /** A setting for every plugin, by its key. */
  readonly devices: Readonly<Record<string, DeviceSetting>>;
}

const baseSettings: Readonly<Record<string, TSchema>> = {
  port: Type.Integer({ minimum: 0, maximum: 65_535 }),
  dataDir: Type.String({ minLength: 1, maxLength: 400 }),
  ...appSettings,
};

/** Reads the configuration file; refuses with one line of words for each mistake, never with a token in them. */
export function parseConfig(text: string): Result<AgentConfig, readonly string[]> {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return err(['the configuration is not valid JSON']);
  }
  return checkConfig(read);
}

/** Checks what stands in a configuration file: everything is checked at the start, and what is not known is refused. */
export function checkConfig(
  read: unknown,
  plugins: readonly DevicePlugin[] = devicePlugins,
): Result<AgentConfig, readonly string[]> {
  if (typeof read !== 'object' || read === null || Array.isArray(read)) {
    return err(['the configuration is not an object']);
  }
  const given: Readonly<Record<string, unknown>> = { ...read };
  const known = [...Object.keys(baseSettings), ...plugins.map(({ key }) => key)];
  const found = [
    ...Object.keys(given)
      .filter((key) => !known.includes(key))
      .map((key) => `${key}: no such setting`),
    ...baseComplaints(given),
    ...appComplaints(given),
    ...plugins.flatMap((plugin) => settingComplaint(plugin, given[plugin.key])),
  ];
  if (found.length > 0) return err([...new Set(found)]);
  const { port, dataDir } = given as { readonly port: number; readonly dataDir?: string };
  return ok({
    port,
    apps: readApps(given),
    dataDir: dataDir ?? null,
    devices: Object.fromEntries(plugins.map(({ key }) => [key, settingOf(given[key])])),
  });
}

function baseComplaints(given: Readonly<Record<string, unknown>>): string[] {
  const missing = given.port === undefined ? ['port: is missing'] : [];
  const wrong = Object.entries(baseSettings).flatMap(([key, schema]) =>
    given[key] === undefined
      ? []
      : [...Value.Errors(schema, given[key])].map(
          ({ instancePath, message }) => `${key}${instancePath.replaceAll('~1', '/')}: ${message}`,
        ),
  );
  return [...missing, ...wrong];
}

function settingOf(given: unknown): DeviceSetting {
  return given === undefined ? { kind: 'absent' } : (given as DeviceSetting);
}

/** The names of apps whose token is still one of the documents' examples, which all begin so: everybody knows it. */
export function appsWithExampleToken(config: AgentConfig): readonly string[] {
  return config.apps.flatMap(({ name, token }) => (token.startsWith('replace-me') ? [name] : []));
}

/** What in a configuration has no place in a real hall (D-26: simulated devices are refused in production). */
export function simulatedParts(config: AgentConfig): readonly string[] {
  return Object.entries(config.devices).flatMap(([key, { kind }]) => (kind === 'simulated' ? [key] : []));
}
