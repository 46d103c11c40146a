import demoStaff from '../../queue-server/demo/demo-staff.json' with { type: 'json' };
import { type Caller, createCaller } from '../support/caller.ts';
import { joinAs, signIn } from '../support/join.ts';
import { freePort, startServer } from '../support/server-process.ts';
import { type Findings, inspect } from './inspect.ts';
import { type Acknowledged, askAgain, loadUntilCut, type Unanswered } from './load.ts';

const windows = ['1', '2', '3', '4', '5'];
const shortestMs = 20;
const longestMs = 400;

export interface FaultReport extends Findings {
  /** How often the server was killed under load. */
  readonly faults: number;
}

/** Kills a real server so many times at moments of chance while it is under load, starts it again each time, and looks at what is left. */
export async function runFaults(
  dataDir: string,
  faults: number,
  progress: (done: number) => void,
): Promise<FaultReport> {
  const acknowledged: Acknowledged = { tickets: [], calls: [] };
  // One port for all of its lives, so that sessions and tokens of the first life are tried in the next ones.
  const port = await freePort();
  let callers: { readonly kiosk: Caller; readonly tellers: ReadonlyMap<string, Caller> } | undefined;
  let unanswered: readonly Unanswered[] = [];
  for (let life = 1; life <= faults + 1; life += 1) {
    const server = await startServer(dataDir, port, { GUESSES_PER_MINUTE: '100000' });
    callers ??= await enter(server.url);
    await askAgain(unanswered, acknowledged).catch((error: unknown) => {
      throw new Error(`in life ${life}; the server said:\n${server.lastWords()}`, { cause: error });
    });
    if (life <= faults) {
      const cut = setTimeout(() => void server.pullThePlug(), shortestMs + Math.random() * (longestMs - shortestMs));
      unanswered = await loadUntilCut(callers.kiosk, callers.tellers, `life-${life}`, acknowledged);
      clearTimeout(cut);
      progress(life);
    }
    await server.pullThePlug();
  }
  return { faults, ...(await inspect(dataDir, acknowledged)) };
}

async function enter(url: string) {
  const { token } = await joinAs('kiosk', url);
  const tellers = new Map<string, Caller>();
  for (const window of windows) {
    const teller = createCaller(url);
    await signIn(teller, `teller${window}`, demoStaff.password);
    await teller.post(`/halls/demo/windows/${window}/open`, {});
    tellers.set(window, teller);
  }
  return { kiosk: createCaller(url, token), tellers };
}
