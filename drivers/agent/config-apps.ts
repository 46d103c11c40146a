import { Type } from 'typebox';

/** A page's side of one program, such as the kiosk or the staff console, with a token of its own (D-21). */
export interface AgentApp {
  readonly name: string;
  /** What its pages show with every call. */
  readonly token: string;
  /** Where its pages may come from, for instance `http://hall:8080`. */
  readonly origins: readonly string[];
}

const Token = Type.String({ minLength: 8, maxLength: 200 });
const Origins = Type.Array(Type.String({ pattern: '^https?://[^/*]+$' }), { minItems: 1, maxItems: 20 });
const App = Type.Object(
  { name: Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }), token: Token, origins: Origins },
  { additionalProperties: false },
);

/** `token` and `origins` are the short form of one app; a PC with several lists them in `apps`. */
export const appSettings = { token: Token, origins: Origins, apps: Type.Array(App, { minItems: 1, maxItems: 10 }) };

/** The name of the only app where the configuration names none. */
const onlyApp = 'kiosk';

type Given = Readonly<Record<string, unknown>>;

/** What the schemas cannot say: one of the two forms, and names and tokens that differ. Never repeats a token. */
export function appComplaints(given: Given): string[] {
  const { apps } = given;
  if (apps === undefined) {
    return ['token', 'origins'].filter((key) => given[key] === undefined).map((key) => `${key}: is missing`);
  }
  const beside = ['token', 'origins'].filter((key) => given[key] !== undefined);
  const complaints = beside.map((key) => `${key}: stands beside apps; give every app its own`);
  if (!Array.isArray(apps)) return complaints;
  for (const key of ['name', 'token']) {
    const values = apps.map((app) => (typeof app === 'object' && app !== null ? Reflect.get(app, key) : undefined));
    if (new Set(values).size < values.length) complaints.push(`apps: two of them have the same ${key}`);
  }
  return complaints;
}

/** The apps of a configuration that was found right. */
export function readApps(given: Given): readonly AgentApp[] {
  const { apps, token, origins } = given as Partial<AgentApp> & { readonly apps?: readonly AgentApp[] };
  return apps ?? [{ name: onlyApp, token: token ?? '', origins: origins ?? [] }];
}
