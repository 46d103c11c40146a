/**
 * A map that remembers what came last and forgets the rest: at least `atLeast` entries, never more than twice as many.
 * Forgetting costs nothing: what is old goes all at once, where deleting the oldest entry of a `Map` one by one leaves holes
 * over which every next look at the oldest must step.
 */
export interface RecentMap<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
  clear(): void;
}

/** Setting an entry keeps it; looking at it does not. */
export function createRecentMap<Value>(atLeast: number): RecentMap<Value> {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  return {
    get: (key) => young.get(key) ?? old.get(key),
    set(key, value) {
      if (young.size >= atLeast && !young.has(key)) {
        old = young;
        young = new Map();
      }
      young.set(key, value);
    },
    delete(key) {
      young.delete(key);
      old.delete(key);
    },
    clear() {
      young = new Map();
      old = new Map();
    },
  };
}
