import { describe, expect, test } from 'vitest';
import type { Problem } from '../../protocol/problems.ts';
import { err, ok, type Result } from '../../protocol/result.ts';
import { createCommandRunner } from './command-runner.ts';

function problem(status: number): Problem {
  return { type: 'urn:tidehall:problem:x', title: 'x', status, code: 'x', detail: 'x' };
}

function aRunner() {
  let keys = 0;
  return createCommandRunner({ newKey: () => `key-${++keys}`, watch: () => () => Promise.resolve() });
}

describe('one command at a time', () => {
  test('[B-14] a key pressed twice gives one command', async () => {
    const runner = aRunner();
    const sent: string[] = [];
    let answer: (result: Result<string, Problem>) => void = () => undefined;
    const send = (key: string) => {
      sent.push(key);
      return new Promise<Result<string, Problem>>((resolve) => {
        answer = resolve;
      });
    };
    const first = runner.run('call-next', send);
    expect(runner.busy.value).toBe(true);
    expect(await runner.run('call-next', send)).toEqual({ kind: 'still-busy' });
    answer(ok('A001'));
    expect(await first).toEqual({ kind: 'answered', result: ok('A001') });
    expect(sent).toEqual(['key-1']);
    expect(runner.busy.value).toBe(false);
  });

  test('it stays busy until the screen shows the effect', async () => {
    let shown: () => void = () => undefined;
    const settled = () =>
      new Promise<void>((resolve) => {
        shown = resolve;
      });
    const runner = createCommandRunner({ newKey: () => 'k', watch: () => settled });
    const running = runner.run('finish', () => Promise.resolve(ok('done')));
    await Promise.resolve();
    await Promise.resolve();
    expect(runner.busy.value).toBe(true);
    shown();
    await running;
    expect(runner.busy.value).toBe(false);
  });

  test.each([0, 500, 503])('without a certain answer (%i) the same intent keeps its key', async (status) => {
    const runner = aRunner();
    const sent: string[] = [];
    const fail = (key: string) => {
      sent.push(key);
      return Promise.resolve(err(problem(status)));
    };
    await runner.run('call-next', fail);
    await runner.run('call-next', fail);
    await runner.run('recall', fail);
    expect(sent).toEqual(['key-1', 'key-1', 'key-2']);
  });

  test('after a refusal or a success a new press is a new command', async () => {
    const runner = aRunner();
    const sent: string[] = [];
    const answer = (result: Result<string, Problem>) => (key: string) => {
      sent.push(key);
      return Promise.resolve(result);
    };
    await runner.run('recall', answer(err(problem(409))));
    await runner.run('recall', answer(ok('A001')));
    await runner.run('recall', answer(ok('A001')));
    expect(sent).toEqual(['key-1', 'key-2', 'key-3']);
  });

  test('a send that throws leaves the runner free', async () => {
    const runner = aRunner();
    await expect(runner.run('x', () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
    expect(runner.busy.value).toBe(false);
  });
});
