import { parseArgs } from 'node:util';
import { err, type Result } from '../../protocol/result.ts';
import { ticketPrinterPlugin } from '../ticket-printer/plugin.ts';
import { type AgentConfig, checkConfig } from './config.ts';
import { devicePlugins } from './plugins.ts';

/**
 * The demo's way to configure an agent: `--simulated --token T --origin O [--origin O2] [--port 9123] [--paper 58|80]`.
 * Only simulated devices can be had by flags; real ones want a configuration file.
 */
export function parseFlags(args: readonly string[]): Result<AgentConfig, readonly string[]> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        simulated: { type: 'boolean', default: false },
        port: { type: 'string', default: '9123' },
        token: { type: 'string' },
        origin: { type: 'string', multiple: true },
        paper: { type: 'string', default: '80' },
      },
    });
    if (!values.simulated) return err(['set AGENT_CONFIG to a configuration file, or pass --simulated']);
    return checkConfig({
      port: Number(values.port),
      ...(values.token === undefined ? {} : { token: values.token }),
      ...(values.origin === undefined ? {} : { origins: values.origin }),
      ...Object.fromEntries(devicePlugins.map(({ key }) => [key, { kind: 'simulated' }])),
      [ticketPrinterPlugin.key]: { kind: 'simulated', paperMm: Number(values.paper) },
    });
  } catch (error) {
    return err([error instanceof Error ? error.message : 'the flags cannot be read']);
  }
}
