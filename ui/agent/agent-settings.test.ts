import { expect, test } from 'vitest';
import { createAgentStore, parseAgentFragment } from './agent-settings.ts';

test('the agent comes from the address, and nothing odd is taken for one', () => {
  expect(parseAgentFragment('#agent=http://127.0.0.1:9123/&token=secret')).toEqual({
    url: 'http://127.0.0.1:9123',
    token: 'secret',
  });
  for (const odd of [
    '',
    '#agent=http://127.0.0.1:9123',
    '#token=x',
    '#agent=javascript:alert(1)&token=x',
    '#agent=http://a/b?c&token=x',
  ]) {
    expect(parseAgentFragment(odd), odd).toBeNull();
  }
});

test('each app keeps its own agent, and what is broken in the storage is none', () => {
  const kept = new Map([['broken', '{half']]);
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const counter = createAgentStore('counter', storage);
  const agent = { url: 'http://127.0.0.1:9123', token: 'secret' };
  counter.keep(agent);
  expect(counter.read()).toEqual(agent);
  expect(createAgentStore('kiosk', storage).read()).toBeNull();
  expect(createAgentStore('broken', storage).read()).toBeNull();
  counter.forget();
  expect(counter.read()).toBeNull();
});
