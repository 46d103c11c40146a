import type { DeclaredEvent } from './read-events.ts';

/** `docs/audit-events.md`: every kind of line that an auditor can find in the ledger. */
export function auditDocument(events: readonly DeclaredEvent[]): string {
  const files = [...new Set(events.map((event) => event.file))];
  const sections = files.map((file) => {
    const rows = events
      .filter((event) => event.file === file)
      .map(({ name, words, fields }) => `| ${name} | ${words || '-'} | ${fields.join(', ')} |`);
    return [`## ${file}`, '', '| event | what it records | fields |', '|---|---|---|', ...rows, ''].join('\n');
  });
  return [
    '# Events in the ledger',
    '',
    'Made by `npm run audit-events` from the declarations; a test holds it to them. Every event also carries its stream and',
    'sequence number, its moment, who caused it (`staff:<id>`, `device:<id>`, `system`), the command and the link of the hash chain.',
    'No event carries personal data: persons stand in it by an opaque id only.',
    '',
    ...sections,
  ].join('\n');
}
