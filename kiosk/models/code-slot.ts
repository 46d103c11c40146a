/** The only place in the page where the code of an electronic card lies: from the scanner to the question, and no longer. */
export interface CodeSlot {
  put(token: string): void;
  /** Empties the slot. */
  take(): string | null;
}

export function createCodeSlot(): CodeSlot {
  let held: string | null = null;
  return {
    put(token) {
      held = token;
    },
    take() {
      const taken = held;
      held = null;
      return taken;
    },
  };
}
