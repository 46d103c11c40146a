import { createHash, timingSafeEqual } from 'node:crypto';

/** Who may talk to the agent: a page from a listed origin that knows the token. */
export interface Access {
  allowsOrigin(origin: string | undefined): boolean;
  /** Takes as long for a wrong token as for the right one. */
  allowsToken(token: string | undefined): boolean;
}

export function createAccess(origins: readonly string[], token: string): Access {
  const wanted = digest(token);
  const listed = new Set(origins);
  return {
    allowsOrigin: (origin) => origin !== undefined && listed.has(origin),
    allowsToken: (given) => timingSafeEqual(digest(given ?? ''), wanted) && given !== undefined,
  };
}

/** The token of `Authorization: Bearer <token>`. */
export function bearerOf(header: string | undefined): string | undefined {
  return header === undefined ? undefined : /^Bearer (\S{1,400})$/.exec(header)?.[1];
}

/** Digests are of one length, which `timingSafeEqual` wants. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
