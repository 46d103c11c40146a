/** Runs one piece of work at a time, in the order in which it was asked for; a piece that throws does not hold the next up. */
export type Lock = <Value>(work: () => Promise<Value>) => Promise<Value>;

export function createLock(): Lock {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
