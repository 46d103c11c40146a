import { isAbsolute, resolve } from 'node:path';

/** What the operator sets, read from the environment by `server.ts` and from nowhere else. */
export interface ServerSettings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly production: boolean;
  readonly trustProxy: boolean;
  readonly adminPassword: string | null;
  readonly masterKey: { readonly value: string } | { readonly path: string } | null;
  /** Configuration files of halls to open; the demo hall where there is none. */
  readonly hallFiles: readonly string[];
  readonly agentOrigins: readonly string[];
  readonly demoAgent: { readonly url: string; readonly token: string } | null;
  readonly hashAlgorithm: 'sha256' | 'sm3';
  readonly logLevel: string;
  readonly espeak: string;
  readonly guessesPerMinute: number;
  /** The gateway of electronic social-security cards: its address and our key there. */
  readonly eCardGateway: { readonly url: string; readonly key: string } | null;
  /** The security module with the keys of third-generation social-security cards: its address and our key there. */
  readonly cardHsm: { readonly url: string; readonly key: string } | null;
}

const logLevels: readonly string[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws with words for the operator when something is not as it must be. */
export function readSettings(environment: Environment): ServerSettings {
  const production = environment.NODE_ENV === 'production';
  const port = wholeNumber(environment, 'PORT', 8080, 0, 65_535);
  const host = environment.HOST || '127.0.0.1';
  const hallFiles = list(environment.HALL_CONFIG).map((path) => resolve(path));
  if (production && hallFiles.length === 0) {
    throw new Error('In production there is no demo hall: set HALL_CONFIG to the configuration file of your hall.');
  }
  if (environment.DATABASE_URL) {
    throw new Error('PostgreSQL is not supported yet: unset DATABASE_URL to keep data in SQLite under DATA_DIR.');
  }
  const { DEMO_AGENT_URL: agentUrl, DEMO_AGENT_TOKEN: agentToken } = environment;
  const demoAgent = !production && agentUrl && agentToken ? { url: agentUrl, token: agentToken } : null;
  const hash = environment.LEDGER_HASH || 'sha256';
  if (hash !== 'sha256' && hash !== 'sm3') throw new Error('LEDGER_HASH must be sha256 or sm3');
  const dataDir = environment.DATA_DIR || 'data';
  return {
    port,
    host,
    dataDir: isAbsolute(dataDir) ? dataDir : resolve(dataDir),
    publicUrl: webAddress('PUBLIC_URL', environment.PUBLIC_URL || `http://${nameOf(host)}:${port}`),
    production,
    trustProxy: environment.TRUST_PROXY === '1',
    adminPassword: environment.TIDEHALL_ADMIN_PASSWORD || null,
    masterKey: masterKey(environment),
    hallFiles,
    agentOrigins: [
      ...list(environment.AGENT_ORIGINS ?? 'http://127.0.0.1:9123').map((one) => webAddress('AGENT_ORIGINS', one)),
      ...(demoAgent ? [webAddress('DEMO_AGENT_URL', demoAgent.url)] : []),
    ],
    demoAgent,
    hashAlgorithm: hash,
    logLevel: logLevel(environment.LOG_LEVEL || 'warn'),
    espeak: environment.ESPEAK || 'espeak-ng',
    guessesPerMinute: wholeNumber(environment, 'GUESSES_PER_MINUTE', 60, 1, 100_000),
    eCardGateway: cardService(environment, 'E_CARD_GATEWAY', 'https://cards.example/resolve'),
    cardHsm: cardService(environment, 'CARD_HSM', 'https://hsm.example/cards'),
  };
}

/**
 * A service that is asked about cards, and our key there; null where it is not set. What it is told and answers is of persons, so in
 * production it is reached by HTTPS, or on this machine.
 */
function cardService(
  environment: Environment,
  name: 'E_CARD_GATEWAY' | 'CARD_HSM',
  example: string,
): { readonly url: string; readonly key: string } | null {
  const { [name]: url, [`${name}_KEY` as const]: key, NODE_ENV: mode } = environment;
  if (!url) return null;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol))
    throw new Error(`${name} must be an address such as ${example}`);
  if (mode === 'production' && parsed.protocol !== 'https:' && !isLoopback(parsed.hostname)) {
    throw new Error(`${name} must begin with https:// in production: it is told of persons`);
  }
  if (!key) throw new Error(`${name} needs ${name}_KEY, by which it knows this hall`);
  return { url, key };
}

/** A URL writes every IPv4 address in full and the IPv6 one in brackets. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function masterKey(environment: Environment): ServerSettings['masterKey'] {
  if (environment.TIDEHALL_MASTER_KEY) return { value: environment.TIDEHALL_MASTER_KEY };
  return environment.TIDEHALL_MASTER_KEY_FILE ? { path: environment.TIDEHALL_MASTER_KEY_FILE } : null;
}

/** Without slash or path, so that it can stand before a path, in a QR code and in the content security policy. */
function webAddress(name: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  const plain = url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search + url.hash === '';
  if (!plain) throw new Error(`${name} must be an address such as https://hall.example, not ${JSON.stringify(value)}`);
  return url.origin;
}

/** What people on this machine call it. */
function nameOf(host: string): string {
  if (host === '127.0.0.1' || host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function logLevel(value: string): string {
  if (!logLevels.includes(value)) throw new Error(`LOG_LEVEL must be one of ${logLevels.join(', ')}`);
  return value;
}

function list(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function wholeNumber(environment: Environment, name: string, otherwise: number, least: number, most: number): number {
  const value = Number(environment[name] || otherwise);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new Error(`${name} must be a whole number from ${least} to ${most}`);
  }
  return value;
}
