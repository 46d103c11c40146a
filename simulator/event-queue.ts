/** Things to happen in virtual time: the earliest first, at equal times the one that was planned first. */
export interface EventQueue<Event> {
  plan(at: number, event: Event): void;
  next(): { readonly at: number; readonly event: Event } | undefined;
}

interface Planned<Event> {
  readonly at: number;
  readonly order: number;
  readonly event: Event;
}

/** A binary heap. */
export function createEventQueue<Event>(): EventQueue<Event> {
  const heap: Planned<Event>[] = [];
  let planned = 0;

  function isSooner(place: number, other: number): boolean {
    const one = heap[place];
    const two = heap[other];
    if (one === undefined || two === undefined) return one !== undefined;
    return one.at !== two.at ? one.at < two.at : one.order < two.order;
  }

  function swap(place: number, other: number): void {
    const one = heap[place];
    const two = heap[other];
    if (one === undefined || two === undefined) return;
    heap[place] = two;
    heap[other] = one;
  }

  function rise(from: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!isSooner(place, parent)) return;
      swap(place, parent);
      place = parent;
    }
  }

  function sink(): void {
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      let soonest = place;
      if (left < heap.length && isSooner(left, soonest)) soonest = left;
      if (left + 1 < heap.length && isSooner(left + 1, soonest)) soonest = left + 1;
      if (soonest === place) return;
      swap(place, soonest);
      place = soonest;
    }
  }

  return {
    plan(at, event) {
      planned += 1;
      heap.push({ at, order: planned, event });
      rise(heap.length - 1);
    },
    next() {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined) return undefined;
      if (heap.length > 0) {
        heap[0] = last;
        sink();
      }
      return first;
    },
  };
}
