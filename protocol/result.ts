/** What a command or a device answers: the value, or a typed reason why not. Ordinary refusals are never thrown. */
export type Result<Value, Refusal> = Ok<Value> | Err<Refusal>;
export interface Ok<Value> {
  readonly ok: true;
  readonly value: Value;
}
export interface Err<Refusal> {
  readonly ok: false;
  readonly error: Refusal;
}

export function ok<Value>(value: Value): Ok<Value> {
  return { ok: true, value };
}

export function err<Refusal>(error: Refusal): Err<Refusal> {
  return { ok: false, error };
}

/** Ends every switch over a union: the compiler refuses a forgotten case, and a value from outside the union throws. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
