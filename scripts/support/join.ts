import { setTimeout as sleep } from 'node:timers/promises';
import { type Caller, codeOf, createCaller } from './caller.ts';

const signInTries = 30;

/** Joins the demo hall as one of its devices; answers the device's token. */
export async function joinAs(kind: 'kiosk' | 'board', server: string): Promise<{ readonly token: string }> {
  const newcomer = createCaller(server);
  const demo = await newcomer.get('/demo');
  const code = (demo.body.codes as Readonly<Record<string, string>> | undefined)?.[kind];
  if (code === undefined) throw new Error(`there is no demo hall at ${server} (${codeOf(demo)})`);
  const paired = await newcomer.post('/devices/pair', { code });
  if (typeof paired.body.token !== 'string') throw new Error(`the ${kind} could not be paired: ${codeOf(paired)}`);
  return { token: paired.body.token };
}

/** Signs in as a member of staff; waits where sign-ins are throttled. Throws when refused for good. */
export async function signIn(caller: Caller, name: string, password: string): Promise<void> {
  for (let attempt = 0; attempt < signInTries; attempt += 1) {
    const answer = await caller.post('/session', { name, password });
    if (answer.status < 300) return;
    if (answer.status !== 429) throw new Error(`${name} could not sign in: ${codeOf(answer)}`);
    await sleep(2_000);
  }
  throw new Error(`${name} could not sign in: the server asks to wait`);
}
