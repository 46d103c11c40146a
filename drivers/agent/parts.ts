import type { DevicePlugin, PluggedDevice, PluginContext } from '../plugin.ts';
import type { AgentConfig } from './config.ts';
import { devicePlugins } from './plugins.ts';

/** A device that an agent serves, under the key of its plugin. */
export interface AgentPart {
  readonly key: string;
  /** False where the configuration says that this PC has none: it is `absent` for whoever asks, and not watched. */
  readonly fitted: boolean;
  readonly plugged: PluggedDevice;
}

export interface AgentParts {
  readonly all: readonly AgentPart[];
  /** Closes every part, whatever another one's closing rejects with. */
  close(): Promise<void>;
}

/** Makes a part of every plugin. Opens nothing yet but the simulators: a device that is missing is a state, not a reason not to start. */
export async function createParts(
  devices: AgentConfig['devices'],
  context: PluginContext,
  plugins: readonly DevicePlugin[] = devicePlugins,
): Promise<AgentParts> {
  const all: AgentPart[] = [];
  async function close(): Promise<void> {
    await Promise.allSettled(all.map(({ plugged }) => plugged.close()));
  }
  try {
    for (const plugin of plugins) {
      const setting = devices[plugin.key] ?? { kind: 'absent' };
      const plugged = await plugin.create(setting, context);
      all.push({ key: plugin.key, fitted: setting.kind !== 'absent', plugged });
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { all, close };
}
