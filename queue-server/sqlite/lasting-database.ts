import Database from 'better-sqlite3';

/** Everything of the package that this process has made: few files are opened, and a fixed number of statements in each. */
const made: object[] = [];

/**
 * Opens a SQLite file whose objects last as long as the process. From Node 24.19 on the process is aborted when the garbage
 * collector frees a file or a statement of the package while no JavaScript runs (docs/decisions/0015): so none is ever garbage.
 * Prepare a statement once for each file, never once for each question. Throws as the package does.
 */
export function openLastingDatabase(path: string, options: Database.Options = {}): Database.Database {
  const database = lasting(new Database(path, options));
  const prepareOnce = database.prepare.bind(database);
  const pragmas = new Map<string, Database.Statement<[], Record<string, unknown>>>();

  function pragmaStatement(source: string) {
    const statement = pragmas.get(source) ?? database.prepare<[], Record<string, unknown>>(`PRAGMA ${source}`);
    pragmas.set(source, statement);
    return statement;
  }

  database.prepare = ((source: string) => lasting(prepareOnce(source))) as Database.Database['prepare'];
  // The package makes a statement of its own for each pragma, and leaves it to the collector.
  database.pragma = (source, { simple = false } = {}) => {
    const statement = pragmaStatement(source);
    if (!statement.reader) statement.run();
    const rows = statement.reader ? statement.all() : [];
    return simple ? Object.values(rows[0] ?? {})[0] : rows;
  };
  return database;
}

function lasting<Made extends object>(object: Made): Made {
  made.push(object);
  return object;
}
