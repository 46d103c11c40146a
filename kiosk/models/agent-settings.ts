/** Where the kiosk's agent listens, and the token that it wants. */
export interface AgentSettings {
  readonly url: string;
  readonly token: string;
}

const storageKey = 'tidehall.agent';

function isAgentSettings(value: unknown): value is AgentSettings {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'url') === 'string' &&
    typeof Reflect.get(value, 'token') === 'string'
  );
}

/** Reads `#agent=http://127.0.0.1:9123&token=…`; null where the fragment does not name an agent on this machine's network. */
export function parseAgentFragment(fragment: string): AgentSettings | null {
  const values = new URLSearchParams(fragment.replace(/^#/, ''));
  const url = values.get('agent');
  const token = values.get('token');
  if (!url || !token || !/^https?:\/\/[^/?#]+\/?$/.test(url)) return null;
  return { url: url.replace(/\/$/, ''), token };
}

export function keepAgent(agent: AgentSettings, storage: Pick<Storage, 'setItem'> = localStorage): void {
  storage.setItem(storageKey, JSON.stringify(agent));
}

export function readAgent(storage: Pick<Storage, 'getItem'> = localStorage): AgentSettings | null {
  try {
    const value: unknown = JSON.parse(storage.getItem(storageKey) ?? 'null');
    return isAgentSettings(value) ? value : null;
  } catch {
    return null;
  }
}

/** Takes the agent from the address bar, keeps it and strips it, so that the token stays in no history. */
export function takeAgentFromAddress(): AgentSettings | null {
  const agent = parseAgentFragment(location.hash);
  if (agent === null) return null;
  keepAgent(agent);
  history.replaceState(null, '', location.pathname + location.search);
  return agent;
}
