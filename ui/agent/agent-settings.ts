/** Where the agent of this PC listens, and the token that it wants. */
export interface AgentSettings {
  readonly url: string;
  readonly token: string;
}

/** Where a page keeps the agent of its PC. Pages of one origin share the storage, so each app has a key of its own. */
export interface AgentStore {
  read(): AgentSettings | null;
  keep(agent: AgentSettings): void;
  forget(): void;
  /** Takes the agent from the address bar, keeps it and strips it, so that the token stays in no history. */
  takeFromAddress(): AgentSettings | null;
}

function isAgentSettings(value: unknown): value is AgentSettings {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'url') === 'string' &&
    typeof Reflect.get(value, 'token') === 'string'
  );
}

/** An agent as somebody has written it; null where the address is no origin or the token is missing. */
export function agentSettings(url: string, token: string): AgentSettings | null {
  if (token.trim() === '' || !/^https?:\/\/[^/?#\s]+\/?$/.test(url.trim())) return null;
  return { url: url.trim().replace(/\/$/, ''), token: token.trim() };
}

/** Reads `#agent=http://127.0.0.1:9123&token=…`; null where the fragment does not name an agent. */
export function parseAgentFragment(fragment: string): AgentSettings | null {
  const values = new URLSearchParams(fragment.replace(/^#/, ''));
  return agentSettings(values.get('agent') ?? '', values.get('token') ?? '');
}

/** What cannot be read is no agent; `keep` and `forget` throw as the storage does. @param key of this app's entry */
export function createAgentStore(
  key: string,
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = localStorage,
): AgentStore {
  const keep = (agent: AgentSettings) => storage.setItem(key, JSON.stringify(agent));
  return {
    read() {
      try {
        const value: unknown = JSON.parse(storage.getItem(key) ?? 'null');
        return isAgentSettings(value) ? value : null;
      } catch {
        return null;
      }
    },
    keep,
    forget: () => storage.removeItem(key),
    takeFromAddress() {
      const agent = parseAgentFragment(location.hash);
      if (agent === null) return null;
      keep(agent);
      history.replaceState(null, '', location.pathname + location.search);
      return agent;
    },
  };
}
