import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** An event of the ledger as its declaration says it. */
export interface DeclaredEvent {
  readonly name: string;
  readonly file: string;
  /** What it records, from the comment before it. */
  readonly words: string;
  readonly fields: readonly string[];
}

const declaration =
  /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?export (?:interface \w+ (?:extends \w+<'(?<extended>\w+)'> \{(?<body>\}|[\s\S]*?\n\})|\{\n {2}readonly type: '(?<literal>\w+)';(?<plain>[\s\S]*?)\n\})|type \w+ = (?<base>Event|AtWindow|TicketEvent)<'(?<alias>\w+)'>;)/g;

/** Every event type that the domain declares, in the order of files and lines. Commands are told apart by their words: events are past. */
export function readEvents(root: string): DeclaredEvent[] {
  const files = globFiles(join(root, 'queue-server/domain'));
  return files.flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    const named = eventUnion(text);
    return [...text.matchAll(declaration)].flatMap((match) => {
      const groups = match.groups ?? {};
      const name = groups.extended ?? groups.literal ?? groups.alias ?? '';
      if (!named.has(name)) return [];
      const base = groups.base ?? /extends (\w+)</.exec(match[0])?.[1] ?? '';
      const own = fieldsIn(groups.body ?? groups.plain ?? '');
      const fields = [...fieldsOfBase(text, base), ...own].filter((field) => field !== 'type' && field !== 'at');
      return [{ name, file: relative(root, path), words: wordsOf(match[1] ?? ''), fields }];
    });
  });
}

/** What an event has from the interface that it extends, and that one from its own. */
function fieldsOfBase(text: string, base: string): string[] {
  const found = new RegExp(`interface ${base}<[^>]*>(?: extends (\\w+)<[^>]*>)? \\{([\\s\\S]*?)\\n\\}`).exec(text);
  if (base === '' || !found) return [];
  return [...fieldsOfBase(text, found[1] ?? ''), ...fieldsIn(found[2] ?? '')];
}

function fieldsIn(body: string): string[] {
  return [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map((field) => field[1] ?? '');
}

/** The members of the union types whose name ends in `Event`, and the single events that have none. */
function eventUnion(text: string): Set<string> {
  const unions = [...text.matchAll(/export type \w*Event =([\s\S]*?);/g)].flatMap((match) =>
    [...(match[1] ?? '').matchAll(/\b([A-Z]\w+)\b/g)].map((name) => name[1] ?? ''),
  );
  return new Set([...unions, 'CataloguePublished']);
}

function wordsOf(comment: string): string {
  return comment
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function globFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort()
    .map((name) => join(folder, name));
}
