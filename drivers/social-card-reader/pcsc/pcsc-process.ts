import type { FromCardProcess, ToCardProcess } from './pcsc-messages.ts';
import { loadPcsc } from './pcsc-module.ts';
import { serveCards } from './serve-cards.ts';

/**
 * A process of its own for the native module: it holds its event loop while a card thinks, and none of its clients survives a
 * restart of pcscd. So the agent starts this one, and ends it when it does not answer. First argument: part of a reader's name.
 */
async function main(): Promise<void> {
  const send = process.send?.bind(process);
  if (send === undefined) throw new Error('this is a part of the agent and not to be started by hand');
  const tell = (message: FromCardProcess): void => void send(message);
  const endWith = (what: 'module' | 'service'): void => {
    send({ type: 'missing', what } satisfies FromCardProcess, () => process.exit(0));
  };
  process.on('disconnect', () => process.exit(0));
  const pcsc = await loadPcsc();
  if (pcsc === null) return endWith('module');
  try {
    const ask = serveCards(pcsc(), process.argv[2] ?? '', tell, () => endWith('service'));
    process.on('message', (asked: ToCardProcess) => ask(asked));
  } catch {
    // The constructor throws where pcscd is not running.
    endWith('service');
  }
}

await main();
