import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openLastingDatabase } from './lasting-database.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is left of objects that nobody holds any more. */
async function survivors(make: () => readonly object[]): Promise<readonly boolean[]> {
  const held = make().map((object) => new WeakRef(object));
  await nextTurn();
  collectGarbage();
  return held.map((reference) => reference.deref() !== undefined);
}

test('neither a file nor a statement is ever garbage, however it was come by', async () => {
  const left = await survivors(() => {
    const database = openLastingDatabase(':memory:');
    const statement = database.prepare('SELECT 1');
    return [database, statement];
  });
  expect(left).toEqual([true, true]);
  // The same with the package itself, or this test would show nothing.
  expect(await survivors(() => [new Database(':memory:')])).toEqual([false]);
});

test('a pragma answers as in the package, each time anew', () => {
  const database = openLastingDatabase(':memory:');
  expect(database.pragma('user_version', { simple: true })).toBe(0);
  expect(database.pragma('user_version = 7')).toEqual([]);
  expect(database.pragma('user_version', { simple: true })).toBe(7);
  database.pragma('foreign_keys = ON');
  expect(database.pragma('foreign_keys')).toEqual([{ foreign_keys: 1 }]);
  database.pragma('foreign_keys = OFF');
  expect(database.pragma('foreign_keys', { simple: true })).toBe(0);
  expect(() => database.pragma('user_version =')).toThrow('incomplete input');
  database.close();
});

test('a transaction over its statements is all or nothing', () => {
  const database = openLastingDatabase(':memory:');
  database.exec('CREATE TABLE t (x INTEGER) STRICT');
  const insert = database.prepare<[number]>('INSERT INTO t VALUES (?)');
  const count = database.prepare<[], number>('SELECT count(*) FROM t').pluck();
  const both = database.transaction((fails: boolean) => {
    insert.run(1);
    if (fails) throw new Error('no');
  });
  both.immediate(false);
  expect(() => both.immediate(true)).toThrow('no');
  expect(count.get()).toBe(1);
});
