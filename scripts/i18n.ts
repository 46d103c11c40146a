import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from '@inlang/paraglide-js';

const root = fileURLToPath(new URL('..', import.meta.url));
const locales = ['zh-CN', 'en'] as const;

/** Rooms that speak: those with an inlang project. */
function speakingRooms(): string[] {
  return readdirSync(root).filter((name) => existsSync(join(root, name, 'project.inlang', 'settings.json')));
}

/** The message files of a room in a language: `pathPattern` of its inlang project, one or several. */
function messageFiles(room: string, locale: string): string[] {
  const settings = JSON.parse(readFileSync(join(root, room, 'project.inlang', 'settings.json'), 'utf8'));
  const patterns: string[] = [settings['plugin.inlang.messageFormat'].pathPattern].flat();
  return patterns.map((pattern) => join(root, room, pattern.replace('{locale}', locale)));
}

/** All messages of a room; a key that stands in two of its files counts as missing. */
function readMessages(room: string, locale: string): Record<string, string> {
  const all: Record<string, string> = {};
  for (const file of messageFiles(room, locale)) {
    for (const [key, text] of Object.entries<string>(JSON.parse(readFileSync(file, 'utf8')))) {
      all[key] = key in all && key !== '$schema' ? '' : text;
    }
  }
  return all;
}

function placeholders(message: string): string {
  return [...message.matchAll(/\{(\w+)\}/g)]
    .map((found) => found[1])
    .sort()
    .join(' ');
}

/** Every text in every language, with the same placeholders: what is wrong, one line each; empty when all is well. */
function messageFaults(room: string): string[] {
  const [base, other] = locales.map((locale) => readMessages(room, locale));
  if (base === undefined || other === undefined) return [`${room}: no messages`];
  const keys = new Set([...Object.keys(base), ...Object.keys(other)]);
  return [...keys].flatMap((key) => {
    const zh = base[key];
    const en = other[key];
    if (!zh || !en) return [`${room}/${key}: ${zh ? 'en' : 'zh-CN'} is missing`];
    return placeholders(zh) === placeholders(en) ? [] : [`${room}/${key}: placeholders differ`];
  });
}

function digestOf(room: string): string {
  const digest = createHash('sha256');
  for (const file of [
    join(root, 'package-lock.json'),
    fileURLToPath(import.meta.url),
    join(root, room, 'project.inlang', 'settings.json'),
    ...locales.flatMap((locale) => messageFiles(room, locale)),
  ]) {
    digest.update(readFileSync(file));
  }
  return digest.digest('hex');
}

/** Compiles a room's messages to typed functions in `<room>/paraglide`; does nothing where they are up to date. */
export async function compileRoom(room: string): Promise<'compiled' | 'fresh'> {
  const faults = messageFaults(room);
  if (faults.length > 0) throw new Error(`messages are not complete:\n${faults.join('\n')}`);
  const outdir = join(root, room, 'paraglide');
  const stamp = join(outdir, '.stamp');
  const digest = digestOf(room);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return 'fresh';
  await compile({
    project: join(root, room, 'project.inlang'),
    outdir,
    strategy: ['globalVariable', 'baseLocale'],
    // One file a language: a development server would otherwise ask for each message by itself.
    outputStructure: 'locale-modules',
    isServer: 'false',
    emitTsDeclarations: true,
    emitReadme: false,
    emitPrettierIgnore: false,
    emitGitIgnore: false,
  });
  writeFileSync(stamp, digest);
  return 'compiled';
}

/** Compiles the rooms. Run it as a process of its own (`npm run i18n [room…]`): the compiler leaves timers behind. */
async function compileRooms(rooms: readonly string[]): Promise<void> {
  for (const room of rooms) console.log(`i18n: ${room} ${await compileRoom(room)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const named = process.argv.slice(2);
  await compileRooms(named.length > 0 ? named : speakingRooms());
  // The compiler leaves half-minute timers behind that would hold the process.
  process.exit(0);
}
