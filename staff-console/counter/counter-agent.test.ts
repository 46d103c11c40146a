import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { AgentStatus } from '../../protocol/agent.ts';
import type { AgentTrouble } from '../../ui/agent/agent-link.ts';
import type { AgentSettings } from '../../ui/agent/agent-settings.ts';
import { createCounterAgent } from './counter-agent.ts';

const first = { url: 'http://127.0.0.1:9123', token: 'first' };
const second = { url: 'http://127.0.0.1:9124', token: 'second' };
const status: AgentStatus = { version: '1', simulated: true, parts: [] };

function setUp(kept: AgentSettings | null, inAddress: AgentSettings | null = null) {
  const lines: { to: string; open: boolean }[] = [];
  const told = signal<AgentStatus | null>(null);
  const trouble = signal<AgentTrouble | null>(null);
  let stored = kept;
  const agent = createCounterAgent({
    store: {
      read: () => stored,
      takeFromAddress: () => inAddress,
      keep: (settings) => {
        stored = settings;
      },
      forget: () => {
        stored = null;
      },
    },
    open({ url }) {
      const line = { to: url, open: true };
      lines.push(line);
      const close = () => {
        line.open = false;
      };
      return { status: told, trouble, close };
    },
  });
  return { agent, lines, told, trouble, stored: () => stored };
}

test('[D-19] a PC without an agent asks nobody, and says so', () => {
  const { agent, lines } = setUp(null);
  expect(agent.state.value).toEqual({ kind: 'none' });
  expect(lines).toEqual([]);
});

test('[D-19] asked, told, gone, told again', () => {
  const { agent, told, trouble } = setUp(first);
  expect(agent.state.value).toEqual({ kind: 'asking' });
  told.value = status;
  expect(agent.state.value).toEqual({ kind: 'told', status });
  told.value = null;
  trouble.value = 'unreachable';
  expect(agent.state.value).toEqual({ kind: 'trouble', why: 'unreachable' });
  told.value = status;
  expect(agent.state.value).toEqual({ kind: 'told', status });
});

test('[D-19] another agent closes the line to the first, and is kept; a forgotten one is let go', () => {
  const { agent, lines, stored } = setUp(first);
  agent.use(second);
  expect(lines).toEqual([
    { to: first.url, open: false },
    { to: second.url, open: true },
  ]);
  expect(stored()).toEqual(second);
  agent.forget();
  expect(lines[1]?.open).toBe(false);
  expect([agent.state.value, stored()]).toEqual([{ kind: 'none' }, null]);
});

test('[D-19] the agent in the address comes before the one that was kept', () => {
  expect(setUp(first, second).agent.settings.value).toEqual(second);
});
