/** Who is connected, by any number of sockets. */
export interface Presence<Id> {
  /** One more socket; answers how it leaves. */
  connected(id: Id): () => void;
  online(id: Id): boolean;
  /** When the last socket of somebody left who was here before; null while there is one, and for whoever never had one. */
  goneSince(id: Id): number | null;
}

/** Knows nothing of before this process. `now` in ms since 1970; who leaves twice by the same way has left once. */
export function createPresence<Id>(now: () => number): Presence<Id> {
  const connections = new Map<Id, { count: number; leftAt: number }>();
  return {
    connected(id) {
      const here = connections.get(id) ?? { count: 0, leftAt: 0 };
      connections.set(id, here);
      here.count += 1;
      let left = false;
      return () => {
        if (left) return;
        left = true;
        here.count -= 1;
        here.leftAt = now();
      };
    },
    online: (id) => (connections.get(id)?.count ?? 0) > 0,
    goneSince(id) {
      const known = connections.get(id);
      return known && known.count === 0 ? known.leftAt : null;
    },
  };
}
