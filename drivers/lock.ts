/** Runs one piece of work at a time, in the order in which it was asked for; a piece that throws does not hold the next up. */
export type Lock = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** Keeps apart only what shares it. Work that waits for its own lock waits for ever. */
export function createLock(): Lock {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
