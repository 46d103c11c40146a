import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEvents } from './audit-events/read-events.ts';
import { auditDocument } from './audit-events/write-document.ts';

/** Writes `docs/audit-events.md` anew. */
const root = join(import.meta.dirname, '..');
writeFileSync(join(root, 'docs/audit-events.md'), auditDocument(readEvents(root)));
