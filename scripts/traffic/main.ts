import { parseArgs } from 'node:util';
import { io } from 'socket.io-client';
import demoHall from '../../queue-server/demo/demo-hall.json' with { type: 'json' };
import demoStaff from '../../queue-server/demo/demo-staff.json' with { type: 'json' };
import { type Caller, createCaller } from '../support/caller.ts';
import { joinAs, signIn } from '../support/join.ts';
import { createPace } from './pace.ts';
import { serveAtWindow } from './teller.ts';
import { bringVisitors } from './visitors.ts';

/** `--server http://127.0.0.1:8080 [--speed 10]`: simulated visitors and tellers of the demo hall, through the API that everybody uses. */
const { values } = parseArgs({
  options: { server: { type: 'string', default: 'http://127.0.0.1:8080' }, speed: { type: 'string', default: '10' } },
});

const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort());

try {
  await run(values.server, Number(values.speed));
} catch (error) {
  if (!stopped.signal.aborted) {
    stopped.abort();
    console.error(`traffic: stopped, ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function run(server: string, speed: number): Promise<void> {
  const pace = createPace(speed, stopped.signal);
  const { token } = await joinAs('kiosk', server);
  const kiosk = createCaller(server, token);
  // A kiosk that is not connected would be reported as missing.
  const presence = io(server, { auth: { token }, transports: ['websocket'] });
  stopped.signal.addEventListener('abort', () => presence.close());
  const guide = createCaller(server);
  await signIn(guide, 'guide1', demoStaff.password);

  const windows = demoHall.windows.filter((window) => !window.tidal).map((window) => window.id);
  const tellers = [];
  for (const [index, window] of windows.entries()) {
    const teller = createCaller(server);
    await signIn(teller, `teller${index + 1}`, demoStaff.password);
    tellers.push({ teller, window });
  }
  console.log(
    `traffic: ${speed} times as fast as life; teller1 to teller${windows.length} are simulated, the tidal windows and the other tellers are yours`,
  );
  await Promise.all([
    bringVisitors(kiosk, guide, await listServices(kiosk), pace),
    ...tellers.map(({ teller, window }) => serveAtWindow(teller, window, pace)),
  ]);
}

async function listServices(kiosk: Caller): Promise<readonly number[]> {
  const { body } = await kiosk.get('/catalogue?hall=demo');
  const items = body.items as readonly { readonly no: number }[] | undefined;
  if (items === undefined || items.length === 0) throw new Error('the catalogue is empty');
  return items.map((item) => item.no);
}
