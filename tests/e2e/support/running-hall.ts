import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CardData } from '../../../protocol/agent.ts';
import { demoPassword } from '../../../queue-server/demo/introduce-demo.ts';
import { pair, signIn } from '../../support/client.ts';
import { adminPassword, startApp } from '../../support/start-app.ts';

/** The real server with the demo hall and built front ends, on the real clock, for a browser. */
export interface RunningHall {
  readonly url: string;
  passwordOf(name: string): string;
  /** Takes a ticket through the API as guidance staff would, with a card where one is given; answers its number. */
  issue(body?: { readonly service: number; readonly holder?: CardData }): Promise<string>;
  /** Calls for help as a kiosk. */
  askForHelp(screen: string): Promise<void>;
  close(): Promise<void>;
}

/** A browser's timers run by themselves, and so must the server's clock. */
const realClock = {
  now: () => Date.now(),
  advance: () => undefined,
  set: () => undefined,
};

/**
 * @param pages folders with built front ends, by the path under which the server shows them
 * @param environment what the operator sets beside, for instance AGENT_ORIGINS
 */
export async function startHall(
  pages: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningHall> {
  const publicDir = await mkdtemp(join(tmpdir(), 'hall-pages-'));
  for (const [path, folder] of Object.entries(pages)) await symlink(folder, join(publicDir, path));
  const app = await startApp({ publicDir, clock: realClock, environment });
  const guide = await signIn(app, 'guide1');
  const kiosk = await pair(app, await signIn(app, 'admin'), 'kiosk');
  return {
    url: app.url,
    passwordOf: (name) => (name === 'admin' ? adminPassword : demoPassword),
    async issue(body = { service: 1 }) {
      return (await guide.post<{ number: string }>('/halls/demo/tickets', body)).body.number;
    },
    async askForHelp(screen) {
      await kiosk.post('/halls/demo/help', { screen });
    },
    async close() {
      await app.stop();
      await rm(publicDir, { recursive: true, force: true });
    },
  };
}
