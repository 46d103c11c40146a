import { hash, verify } from '@node-rs/argon2';

/** OWASP's figures for argon2id, the algorithm that the package takes by itself: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash with its salt and cost in one text, as it lies in the vault. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Compares with nobody's password where there is no such person, so that a wrong name takes as long as a wrong password. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody');
  const right = await verify(stored ?? (await nobody), password);
  return stored !== null && right;
}

let nobody: Promise<string> | null = null;
