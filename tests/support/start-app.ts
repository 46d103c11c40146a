import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { type ComposedServer, composeServer } from '../../queue-server/compose.ts';
import { openSqliteLedger } from '../../queue-server/ledger/sqlite-ledger.ts';
import { readSettings } from '../../queue-server/settings.ts';
import { type Speech, silentSpeech } from '../../queue-server/speech/speech.ts';
import { readMasterKey } from '../../queue-server/vault/master-key.ts';
import { openSqliteVault } from '../../queue-server/vault/sqlite-vault.ts';
import { createTestClock, type TestClock } from './test-clock.ts';

export const adminPassword = 'admin-of-the-tests';

export interface StartedApp {
  readonly url: string;
  readonly dataDir: string;
  readonly clock: TestClock;
  /** Everything that was logged, from level trace on. */
  readonly log: readonly string[];
  readonly server: ComposedServer;
  /** Closes the app and opens another one on the same data, at another port. The old one is not to be used any more. */
  restart(): Promise<StartedApp>;
  /** Closes the app and removes its data. */
  stop(): Promise<void>;
}

export interface AppOptions {
  readonly clock?: TestClock;
  readonly speech?: Speech;
  readonly publicDir?: string | null;
  /** Data of an earlier app; a folder of its own where none is named. */
  readonly dataDir?: string;
  /** What the operator sets; the demo hall is served where nothing else is said. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The real app on a real ledger and vault in a folder of its own, on a port of its own; only clock and voice are doubles. */
export async function startApp(options: AppOptions = {}): Promise<StartedApp> {
  return open(
    options.dataDir ?? mkdtempSync(join(tmpdir(), 'tidehall-app-')),
    options.clock ?? createTestClock(),
    [],
    options,
  );
}

async function open(dataDir: string, clock: TestClock, log: string[], options: AppOptions): Promise<StartedApp> {
  const settings = readSettings({
    PORT: '0',
    DATA_DIR: dataDir,
    PUBLIC_URL: 'http://hall.test',
    TIDEHALL_ADMIN_PASSWORD: adminPassword,
    GUESSES_PER_MINUTE: '10000',
    ...options.environment,
  });
  const server = await composeServer(
    {
      clock,
      ledger: openSqliteLedger({ path: join(dataDir, 'ledger.db') }),
      vault: openSqliteVault({ path: join(dataDir, 'vault.db'), masterKey: readMasterKey({ value: '5a'.repeat(32) }) }),
      speech: options.speech ?? silentSpeech('tests are silent'),
      log: pino({ level: 'trace' }, { write: (line) => void log.push(line) }),
      home: new URL('../..', import.meta.url).pathname,
      publicDir: options.publicDir ?? null,
    },
    settings,
  );
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    dataDir,
    clock,
    log,
    server,
    async restart() {
      await server.close();
      return open(dataDir, clock, log, options);
    },
    async stop() {
      await server.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
