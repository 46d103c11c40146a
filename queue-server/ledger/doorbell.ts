type Listener = (stream: string, seq: number) => void;

/** Tells listeners that a stream has grown. A listener that throws is a bug and never fails the append. */
export interface Doorbell {
  listen(listener: Listener): () => void;
  ring(stream: string, seq: number): void;
}

/** Each listener is called in a microtask of its own, never within `ring`. */
export function createDoorbell(): Doorbell {
  const listeners = new Set<Listener>();
  return {
    listen(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    ring(stream, seq) {
      for (const listener of listeners) queueMicrotask(() => listener(stream, seq));
    },
  };
}
