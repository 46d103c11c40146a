import type { FastifyInstance } from 'fastify';
import type { TSchema } from 'typebox';
import type { AgentToPageEvents } from '../protocol/agent.ts';
import type { Device } from './device.ts';

/**
 * What a kind of device brings to the agent. It stands in `drivers/<kind>/plugin.ts`; `agent/plugins.ts` lists them all and is
 * the only file that names them, so a new kind of device is a folder and one line.
 */
export interface DevicePlugin<Config extends DeviceSetting = DeviceSetting> {
  /** The setting of the agent's configuration file, for instance `documentPrinter`. A file without it means `{"kind": "absent"}`. */
  readonly key: string;
  /**
   * A union of the ways to connect it, every object strict. `{"kind": "absent"}` and `{"kind": "simulated"}` are always among them
   * and need nothing else; a simulated device wants nothing of the PC but Node.
   */
  readonly schema: TSchema;
  /** What the setting wants, in words, for the one who wrote it wrong. */
  readonly hint: string;
  /** What is wrong with a setting that the schema let through: a line each, which begins with the place within the setting. */
  complaints?(config: Config): readonly string[];
  /** Opens nothing but simulators: a device that is missing is a state, not a reason not to start. */
  create(config: Config, context: PluginContext): Promise<PluggedDevice>;
}

/** A device's setting in the configuration file. */
export interface DeviceSetting {
  readonly kind: string;
}

/** What the agent gives to every plugin alike: a file in `dataDir` wants a name that no other plugin takes. */
export interface PluginContext {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Where a driver may keep files across restarts; null where the agent was given no such folder. */
  readonly dataDir: string | null;
}

/** Tells the pages of this PC: all of them, or only those of the app that holds the device at the moment. */
export type TellPage = <Name extends keyof AgentToPageEvents>(
  name: Name,
  ...facts: Parameters<AgentToPageEvents[Name]>
) => void;

/** A device in the agent. What is optional is left out where the device offers nothing of the kind. */
export interface PluggedDevice {
  readonly device: Device;
  /** Milliseconds between two looks at the device while all is well; where it does not say, five seconds. */
  readonly checkEveryMs?: number;
  /**
   * What the page may ask of it: full paths such as `/documents/print`, with schemas for body and reply and, where it needs more than
   * 16 kB, a `bodyLimit` of its own. Who asks has shown origin and token; while another app holds the device the agent answers for it.
   * The instance is the plugin's own: hooks and content types stay within it. Refusals: `problem-reply.ts`.
   */
  addRoutes?(app: FastifyInstance): void;
  /** Begins to tell the page what happens at the device. Answers the function that ends it. */
  tellPage?(tell: TellPage): () => void;
  /** The strings to pull, where the device is simulated. */
  readonly simulator?: DeviceSimulator;
  /**
   * The visitor has gone: drops whatever the driver still holds of that person, a job under way included (D-27). Where it rejects it is
   * called again when the device's state changes, as long as nobody new is at it.
   */
  wipe?(): Promise<void>;
  /** Milliseconds that a wipe may take before staff are told; where it does not say, five seconds. A page waits for twenty. */
  readonly wipeLimitMs?: number;
  /** Closes the device too, and whatever else `create` started. */
  close(): Promise<void>;
}

/** A simulated device as the panel of the agent sees it. */
export interface DeviceSimulator {
  /** Its part of `GET /simulator/state`, under the plugin's key: a flat object that the panel's switches and facts read. Nothing personal. */
  state(): unknown;
  /** Its buttons: full paths below `/simulator/`. */
  addRoutes(app: FastifyInstance): void;
  /** Its place on the panel: plain HTML without script or style, made with `panel-parts.ts`. The agent writes the heading. */
  readonly panel: string;
}
