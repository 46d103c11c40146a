/** A room of the house: the rooms that it may import, and the packages where they are a closed list. */
export interface Room {
  readonly folder: string;
  readonly mayImport: readonly string[];
  /** Only these packages; absent where any package may be used. */
  readonly packages?: readonly string[];
}

const domain = ['protocol', 'queue-server/domain'];
const frontEnds = ['kiosk', 'display-board', 'staff-console', 'ticket-page'];
const inside = [
  'views',
  'app',
  'http',
  'realtime',
  'documents',
  'speech',
  'ledger',
  'vault',
  'sqlite',
  'gateways',
  'domain',
  'demo',
];

/**
 * The arrows of the design: protocol <- domain <- views <- app <- http | realtime <- server.ts; the ledger knows event
 * envelopes only; protocol <- drivers <- drivers/agent; protocol <- ui <- the four front ends; simulator imports domain.
 * The most specific folder counts.
 */
export const rooms: readonly Room[] = [
  { folder: 'protocol', mayImport: [], packages: ['typebox'] },
  { folder: 'queue-server/domain', mayImport: ['protocol'], packages: ['typebox', 'pinyin-pro'] },
  { folder: 'queue-server/sqlite', mayImport: [], packages: ['better-sqlite3'] },
  { folder: 'queue-server/ledger', mayImport: ['queue-server/sqlite'] },
  { folder: 'queue-server/vault', mayImport: ['protocol', 'queue-server/sqlite'] },
  { folder: 'queue-server/speech', mayImport: ['protocol'] },
  { folder: 'queue-server/views', mayImport: domain, packages: ['typebox', 'kysely'] },
  { folder: 'queue-server/documents', mayImport: [...domain, 'queue-server/views'] },
  { folder: 'queue-server/gateways', mayImport: domain },
  { folder: 'queue-server/demo', mayImport: [...domain, 'queue-server/app'] },
  {
    folder: 'queue-server/app',
    mayImport: [
      ...domain,
      ...['ledger', 'vault', 'views', 'documents', 'speech', 'gateways'].map((name) => `queue-server/${name}`),
    ],
  },
  {
    folder: 'queue-server/http',
    mayImport: [...domain, ...['views', 'app', 'documents', 'speech'].map((name) => `queue-server/${name}`)],
  },
  { folder: 'queue-server/realtime', mayImport: [...domain, 'queue-server/views', 'queue-server/app'] },
  { folder: 'queue-server', mayImport: ['protocol', ...inside.map((name) => `queue-server/${name}`)] },
  { folder: 'drivers/agent', mayImport: ['protocol', 'drivers'] },
  { folder: 'drivers', mayImport: ['protocol'] },
  { folder: 'simulator', mayImport: [...domain, 'queue-server/demo'] },
  { folder: 'ui', mayImport: ['protocol'] },
  ...frontEnds.map((folder) => ({ folder, mayImport: ['protocol', 'ui'] })),
];

/** The files that read the environment: they compose, everything else is told. */
export const composers = ['queue-server/server.ts', 'drivers/agent/main.ts'];
