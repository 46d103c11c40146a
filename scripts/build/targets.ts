import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { frontEnds } from './front-ends.ts';

/** One thing that the build makes: it is made again only when a file that it is made of has changed. */
export interface Target {
  readonly name: string;
  readonly kind: 'messages' | 'bundle' | 'pages';
  /** Where it begins. */
  readonly entry: string;
  /** Folders and files that it is made of. */
  readonly inputs: readonly string[];
  /** What must be there afterwards. */
  readonly outputs: readonly string[];
}

const tooling = ['package-lock.json', 'tsconfig.base.json', 'vite.config.ts', 'scripts/build'];
const pageRooms = Object.values(frontEnds).map(({ room }) => room);
const roomsWithMessages = [...pageRooms, 'ui'].filter((room) => existsSync(`${room}/project.inlang`));

/** Messages come first: the pages import what is compiled from them. */
export const messages: Target = {
  name: 'messages',
  kind: 'messages',
  entry: 'scripts/i18n.ts',
  inputs: [
    'package-lock.json',
    'scripts/i18n.ts',
    ...roomsWithMessages.flatMap((room) => [...messageFolders(room), settingsOf(room)]),
  ],
  outputs: roomsWithMessages.map((room) => `${room}/paraglide`),
};

const bundles: readonly Target[] = [
  {
    name: 'server',
    kind: 'bundle',
    entry: 'queue-server/server.ts',
    inputs: [...tooling, 'protocol', 'queue-server'],
    outputs: ['dist/server.js'],
  },
  {
    name: 'estimates',
    kind: 'bundle',
    entry: 'queue-server/app/foresight/estimate-worker.ts',
    inputs: [...tooling, 'protocol', 'queue-server'],
    outputs: ['dist/estimate-worker.js'],
  },
  {
    name: 'documents',
    kind: 'bundle',
    entry: 'queue-server/app/press/press-worker.ts',
    inputs: [...tooling, 'protocol', 'queue-server'],
    outputs: ['dist/press-worker.js'],
  },
  {
    name: 'agent',
    kind: 'bundle',
    entry: 'drivers/agent/main.ts',
    inputs: [...tooling, 'protocol', 'drivers'],
    outputs: ['dist/agent.js'],
  },
  {
    name: 'cards',
    kind: 'bundle',
    entry: 'drivers/social-card-reader/pcsc/pcsc-process.ts',
    inputs: [...tooling, 'protocol', 'drivers'],
    outputs: ['dist/pcsc-process.js'],
  },
  {
    name: 'traffic',
    kind: 'bundle',
    entry: 'scripts/traffic/main.ts',
    inputs: [...tooling, 'protocol', 'queue-server/demo', 'scripts/traffic', 'scripts/support'],
    outputs: ['dist/traffic.js'],
  },
];

const pages: readonly Target[] = Object.entries(frontEnds).map(([name, { room, path }]) => ({
  name,
  kind: 'pages',
  entry: `${room}/index.html`,
  inputs: [...tooling, 'protocol', 'ui', room],
  outputs: [`dist/public/${path}/index.html`],
}));

export const parallelTargets: readonly Target[] = [...bundles, ...pages];

function settingsOf(room: string): string {
  return `${room}/project.inlang/settings.json`;
}

/** Where a room keeps its words: in one folder, or in one for each of its parts too. */
function messageFolders(room: string): string[] {
  const settings = JSON.parse(readFileSync(settingsOf(room), 'utf8'));
  const patterns: string[] = [settings['plugin.inlang.messageFormat'].pathPattern].flat();
  return [...new Set(patterns.map((pattern) => dirname(join(room, pattern))))];
}
