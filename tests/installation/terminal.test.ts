import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkConfig } from '../../drivers/agent/config.ts';
import { startAgent } from '../../drivers/agent/start.ts';

const from = 'docs/hardware';
const units = ['tidehall-agent.service', 'tidehall-kiosk.service'];
const read = (name: string): string => readFileSync(join(from, name), 'utf8');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidehall-terminal-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('[D-13] the units begin by themselves when power comes, and again whenever they end', () => {
  for (const name of units) {
    expect(settingsOf(read(name)).Restart).toBe('always');
    expect(read(name)).toMatch(/^WantedBy=(multi-user|graphical)\.target$/m);
  }
});

test('[D-16] the agent is kept within bounds that leave it its devices', () => {
  const settings = settingsOf(read('tidehall-agent.service'));
  expect(settings).toMatchObject({
    NoNewPrivileges: 'yes',
    ProtectSystem: 'strict',
    ProtectHome: 'yes',
    CapabilityBoundingSet: '',
    StateDirectory: 'tidehall-agent',
    SupplementaryGroups: 'dialout lp tidehall-power',
  });
  for (const harmful of ['PrivateDevices', 'DevicePolicy', 'DeviceAllow', 'ProtectClock', 'MemoryDenyWriteExecute']) {
    expect(settings[harmful]).toBeUndefined();
  }
});

test('[D-16] the example of the agent and every example of the guide is a configuration that the agent accepts', () => {
  expect(checkConfig(JSON.parse(read('agent.example.json'))).ok).toBe(true);
  const examples = examplesOfTheGuide().map((text) => JSON.parse(text));
  expect(examples.length).toBeGreaterThan(8);
  for (const example of examples) {
    const access = 'apps' in example ? {} : { token: 'token-of-chance', origins: ['https://hall.example'] };
    expect(checkConfig({ port: 9123, ...access, ...example })).toMatchObject({ ok: true });
  }
});

test('[D-21] the tokens that the documents show are refused in a real hall', async () => {
  const withTokens = [read('agent.example.json'), ...examplesOfTheGuide()].filter((text) => text.includes('"token"'));
  expect(withTokens).toHaveLength(2);
  for (const text of withTokens) {
    const config = checkConfig(JSON.parse(text));
    if (!config.ok) throw new Error(config.error.join());
    const names = config.value.apps.map(({ name }) => expect.stringContaining(`token of ${name}: `));
    const started = await startAgent(config.value, { production: true, now: Date.now });
    expect(started).toEqual({ ok: false, error: names });
  }
});

test('[D-24] the guide asks the log with the same configuration and key as the unit', () => {
  for (const text of [readFileSync('docs/hardware.md', 'utf8'), read('tidehall-agent.service')]) {
    expect(text).toContain('EnvironmentFile=-/etc/tidehall/agent.env');
    expect(text).toContain('AGENT_CONFIG=/etc/tidehall/agent.json');
    expect(text).not.toContain('sudo');
  }
});

test('the rules of udev name each thing once, and the policies of Chromium are JSON', () => {
  const rules = read('70-tidehall.rules')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  for (const rule of rules) {
    expect(rule).toMatch(/^(?:[A-Z]+(?:\{\w+\})?(?:==|\+?=)"[^"]*"(?:, |$))+$/);
  }
  const names = rules.flatMap((rule) => /SYMLINK\+="([^"]+)"/.exec(rule)?.[1] ?? []);
  expect(new Set(names).size).toBe(names.length);
  expect(JSON.parse(read('chromium-policy.json'))).toMatchObject({ URLBlocklist: ['*'], DownloadRestrictions: 3 });
});

test('[D-13] the rule of polkit lets the agent switch off and read cards, and nobody else anything', () => {
  const evaluate = new Function('polkit', read('70-tidehall-polkit.rules'));
  let rule: (action: { id: string }, subject: { user: string }) => unknown = () => undefined;
  evaluate({ Result: { YES: 'yes' }, addRule: (given: typeof rule) => (rule = given) });
  const off = { id: 'org.freedesktop.login1.power-off' };
  expect(rule(off, { user: 'tidehall-agent' })).toBe('yes');
  expect(rule({ id: 'org.debian.pcsc-lite.access_card' }, { user: 'tidehall-agent' })).toBe('yes');
  expect(rule(off, { user: 'tidehall-kiosk' })).toBeUndefined();
  expect(rule({ id: 'org.freedesktop.systemd1.manage-units' }, { user: 'tidehall-agent' })).toBeUndefined();
});

test('[D-16] the installer puts everything into place, and leaves alone what was edited', () => {
  const project = join(folder, 'project');
  const root = join(folder, 'root');
  for (const name of ['dist', 'node_modules', 'docs']) mkdirSync(join(project, name), { recursive: true });
  writeFileSync(join(project, 'dist/agent.js'), '');
  writeFileSync(join(project, 'package.json'), '{}');
  execFileSync('cp', ['-R', from, join(project, 'docs')]);
  const install = () =>
    spawnSync('sh', ['docs/hardware/install-terminal.sh'], {
      cwd: project,
      env: { PATH: process.env.PATH, DESTDIR: root },
      encoding: 'utf8',
    });
  expect(install()).toMatchObject({ status: 0, stderr: '' });
  const placed = [
    'opt/tidehall/dist/agent.js',
    'etc/systemd/system/tidehall-agent.service',
    'etc/systemd/system/tidehall-kiosk.service',
    'etc/udev/rules.d/70-tidehall.rules',
    'etc/polkit-1/rules.d/70-tidehall.rules',
    'etc/chromium/policies/managed/tidehall.json',
    'etc/tidehall/kiosk.env',
  ];
  for (const path of placed) expect([path, existsSync(join(root, path))]).toEqual([path, true]);
  const config = join(root, 'etc/tidehall/agent.json');
  const modes = () =>
    ['agent.json', 'kiosk.env'].map((name) => statSync(join(root, 'etc/tidehall', name)).mode & 0o777);
  expect(modes()).toEqual([0o640, 0o640]);
  writeFileSync(config, 'edited');
  // As an older installer left it.
  chmodSync(join(root, 'etc/tidehall/kiosk.env'), 0o644);
  expect(install().status).toBe(0);
  expect(readFileSync(config, 'utf8')).toBe('edited');
  expect(modes()).toEqual([0o640, 0o640]);
});

function examplesOfTheGuide(): readonly string[] {
  return [...readFileSync('docs/hardware.md', 'utf8').matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => text);
}

/** The settings of the section [Service]; a line that is none is a fault. */
function settingsOf(unit: string): Readonly<Record<string, string>> {
  const service = unit.split('[Service]')[1]?.split('[Install]')[0] ?? '';
  const lines = service.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  for (const line of lines) expect(line).toMatch(/^[A-Z][A-Za-z]+=/);
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}
