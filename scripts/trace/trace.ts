/** What became of a row of the requirements. */
export const statuses = ['built', 'partly', 'interface', 'outside', 'open'] as const;
export type Status = (typeof statuses)[number];

/** A row of `docs/requirements/rows.json`; `clause` may name more than one, also of different standards. */
export interface Row {
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  readonly priority: string;
}
export type StatusFile = Readonly<Record<string, { readonly status: string; readonly note: string }>>;
/** A test file and the text of it. */
export interface TestFile {
  readonly path: string;
  readonly text: string;
}
/** A row with what became of it: `open` where its status is missing or unknown. `tests` are paths, sorted. */
export interface TracedRow {
  readonly id: string;
  readonly title: string;
  readonly status: Status;
  readonly note: string;
  readonly tests: readonly string[];
}
export interface Trace {
  readonly rows: readonly TracedRow[];
  readonly counts: Readonly<Record<Status, number>>;
  /** What does not fit together, in words; empty when all is well. */
  readonly faults: readonly string[];
}

const title = /\b(?:test|it|describe)(?:\.[a-zA-Z]+(?:\([^)]*\))?)*\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g;
const rowId = /\[([A-Z]-\d{2})\]/g;

/** Lays the rows, their statuses and the tests that name them side by side. */
export function traceRows(rows: readonly Row[], statusFile: StatusFile, testFiles: readonly TestFile[]): Trace {
  const tests = testsByRow(testFiles);
  const traced = rows.map(({ id, title }) => ({
    id,
    title,
    status: statusOf(statusFile[id]?.status) ?? 'open',
    note: statusFile[id]?.note ?? '',
    tests: [...(tests.get(id) ?? [])].sort(),
  }));
  const counts = { built: 0, partly: 0, interface: 0, outside: 0, open: 0 };
  for (const row of traced) counts[row.status] += 1;
  return { rows: traced, counts, faults: faultsOf(rows, statusFile, tests) };
}

/** Which files have a test that carries a row's id in its name. */
function testsByRow(testFiles: readonly TestFile[]): ReadonlyMap<string, ReadonlySet<string>> {
  const tests = new Map<string, Set<string>>();
  for (const { path, text } of testFiles) {
    for (const [, , name = ''] of text.matchAll(title)) {
      for (const [, id = ''] of name.matchAll(rowId)) tests.set(id, (tests.get(id) ?? new Set()).add(path));
    }
  }
  return tests;
}

function faultsOf(
  rows: readonly Row[],
  statusFile: StatusFile,
  tests: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] {
  const known = new Set(rows.map((row) => row.id));
  const faults: string[] = [];
  for (const { id } of rows) {
    const entry = statusFile[id];
    const status = statusOf(entry?.status);
    if (entry === undefined) faults.push(`${id} has no status`);
    else if (status === undefined) faults.push(`${id} has the unknown status ${entry.status}`);
    else if (status === 'built' && !tests.has(id)) faults.push(`${id} is called built, but no test names it`);
    else if (status === 'open' && tests.has(id)) faults.push(`${id} is called open, but a test names it`);
    else if (['partly', 'interface', 'outside'].includes(status) && entry.note === '')
      faults.push(`${id} is called ${status} without a note that says what is missing and why`);
  }
  for (const id of Object.keys(statusFile)) if (!known.has(id)) faults.push(`${id} has a status, but is no row`);
  for (const [id, paths] of tests)
    if (!known.has(id)) faults.push(`${[...paths].join(', ')} names ${id}, which is no row`);
  return faults;
}

function statusOf(word: string | undefined): Status | undefined {
  return statuses.find((status) => status === word);
}
