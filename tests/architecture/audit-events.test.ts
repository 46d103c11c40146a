import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEvents } from '../../scripts/audit-events/read-events.ts';
import { auditDocument } from '../../scripts/audit-events/write-document.ts';

const root = join(import.meta.dirname, '../..');

test('docs/audit-events.md says what the events are (npm run audit-events writes it)', () => {
  expect(readFileSync(join(root, 'docs/audit-events.md'), 'utf8')).toBe(auditDocument(readEvents(root)));
});

test('every event that the domain can cause is declared with words', () => {
  const events = readEvents(root);
  const names = events.map((event) => event.name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(
    expect.arrayContaining(['TicketIssued', 'TicketCalled', 'StaffSignedIn', 'DevicePaired', 'CataloguePublished']),
  );
});
