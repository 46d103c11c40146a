import { createHash, timingSafeEqual } from 'node:crypto';
import type { AgentApp } from './config-apps.ts';

/** Who may talk to the agent: a page from a listed origin that knows the token of its app. */
export interface Access {
  /** Whether any app has pages from there. */
  allowsOrigin(origin: string | undefined): boolean;
  /** The app whose token this is. Takes as long for a wrong token as for a right one. */
  appOf(token: string | undefined): string | null;
  /** Whether pages of this app come from there; a right token shown by another app's page opens nothing. */
  isPageOf(app: string, origin: string | undefined): boolean;
}

/** Keeps digests of the tokens, not the tokens. Names and tokens of the apps differ (`appComplaints`). */
export function createAccess(apps: readonly AgentApp[]): Access {
  const known = apps.map(({ name, token, origins }) => ({ name, wanted: digest(token), origins: new Set(origins) }));
  return {
    allowsOrigin: (origin) => origin !== undefined && known.some(({ origins }) => origins.has(origin)),
    appOf(token) {
      const given = digest(token ?? '');
      const matching = known.filter(({ wanted }) => timingSafeEqual(given, wanted));
      return token === undefined ? null : (matching[0]?.name ?? null);
    },
    isPageOf: (app, origin) => known.some(({ name, origins }) => name === app && origins.has(origin ?? '')),
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
