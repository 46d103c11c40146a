/** What screens hold of a view's sections, so that a change carries all that may differ from what any of them has. */
export interface ToldSections<Sections extends object> {
  /** A snapshot shows these, perhaps ahead of the next publish. */
  show(now: Sections): void;
  /** Those to send: what differs from the last publish, and what a snapshot has shown since. `seq` stands beside them and is left out. */
  publish(now: Sections): Partial<Sections>;
}

/** `first` counts as published, and its keys are all the sections there are. Sections are compared as JSON text. */
export function createToldSections<Sections extends object>(first: Sections): ToldSections<Sections> {
  const keys = (Object.keys(first) as (keyof Sections)[]).filter((key) => key !== 'seq');
  const shown = new Set<keyof Sections>();
  let published = first;
  const changed = (now: Sections) => keys.filter((key) => JSON.stringify(published[key]) !== JSON.stringify(now[key]));
  return {
    show(now) {
      // By the next publish a section may be as before again: whoever saw it in between must hear of it all the same.
      for (const key of changed(now)) shown.add(key);
    },
    publish(now) {
      const set: Partial<Sections> = {};
      for (const key of [...changed(now), ...shown]) set[key] = now[key];
      shown.clear();
      published = now;
      return set;
    },
  };
}
