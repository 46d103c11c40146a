/** Builds what has changed into `dist/`, or only the named targets; ends the process when that fails. */
export function ensureBuilt(...targets: readonly string[]): void;
