/** Who wants to hear of something. `add` answers the function that ends the subscription. */
export interface Listeners<Args extends readonly unknown[]> {
  add(listener: (...args: Args) => void): () => void;
  tell(...args: Args): void;
}

/** The same function is held once, however often it is added. One that throws keeps the news from those after it. */
export function createListeners<Args extends readonly unknown[]>(): Listeners<Args> {
  const listeners = new Set<(...args: Args) => void>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell(...args) {
      // A copy, because a listener may end its own subscription.
      for (const listener of [...listeners]) listener(...args);
    },
  };
}
