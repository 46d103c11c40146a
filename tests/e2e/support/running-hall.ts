import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CardData } from '../../../protocol/agent.ts';
import type { HallId } from '../../../protocol/ids.ts';
import { followTide } from '../../../queue-server/app/foresight/run-foresight.ts';
import { freeTellers } from '../../../queue-server/app/free-tellers.ts';
import { demoPassword } from '../../../queue-server/demo/introduce-demo.ts';
import type { Speech } from '../../../queue-server/speech/speech.ts';
import { pair, signIn } from '../../support/client.ts';
import { at } from '../../support/sample-hall.ts';
import { adminPassword, startApp } from '../../support/start-app.ts';
import type { TestClock } from '../../support/test-clock.ts';

/** The real server with the demo hall and built front ends, on a clock that runs, for a browser. */
export interface RunningHall {
  readonly url: string;
  passwordOf(name: string): string;
  /** Takes a ticket through the API as guidance staff would, with a card where one is given; answers its number. */
  issue(body?: { readonly service: number; readonly holder?: CardData }): Promise<string>;
  /** Calls for help as a kiosk. */
  askForHelp(screen: string): Promise<void>;
  /** The hall's clock: it runs, and a test can set it on. */
  readonly clock: TestClock;
  /** One look of the tidal rule at the hall, as it happens every minute. */
  watchTide(): Promise<void>;
  close(): Promise<void>;
}

/** A browser's timers run by themselves, and so must the server's clock; it begins where a test says. */
function runningClock(startMs: number): TestClock {
  let aheadMs = startMs - Date.now();
  return {
    now: () => Date.now() + aheadMs,
    advance(ms) {
      aheadMs += ms;
    },
    set(ms) {
      aheadMs = ms - Date.now();
    },
  };
}

/**
 * @param pages folders with built front ends, by the path under which the server shows them
 * @param environment what the operator sets beside, for instance AGENT_ORIGINS
 * @param speech the hall's voice; silent where none is given
 * @param startAt when the hall's clock begins: on a working day that its calendar knows, whenever and wherever the test runs
 */
export async function startHall(
  pages: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
  startAt: number = at('10:00'),
  speech?: Speech,
): Promise<RunningHall> {
  const publicDir = await mkdtemp(join(tmpdir(), 'hall-pages-'));
  for (const [path, folder] of Object.entries(pages)) await symlink(folder, join(publicDir, path));
  const clock = runningClock(startAt);
  const app = await startApp({ publicDir, clock, environment, ...(speech ? { speech } : {}) });
  const guide = await signIn(app, 'guide1');
  const kiosk = await pair(app, await signIn(app, 'admin'), 'kiosk');
  return {
    url: app.url,
    clock,
    passwordOf: (name) => (name === 'admin' ? adminPassword : demoPassword),
    async issue(body = { service: 1 }) {
      return (await guide.post<{ number: string }>('/halls/demo/tickets', body)).body.number;
    },
    async askForHelp(screen) {
      await kiosk.post('/halls/demo/help', { screen });
    },
    async watchTide() {
      const { context } = app.server;
      const demo = context.halls.get('demo' as HallId);
      if (!demo) throw new Error('the demo hall is not served');
      await followTide(demo, freeTellers(context, demo), clock);
    },
    async close() {
      await app.stop();
      await rm(publicDir, { recursive: true, force: true });
    },
  };
}
