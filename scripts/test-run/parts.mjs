import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

/** Programs and fonts outside of npm that tests use: how to see that they are there, their Debian package, and which tests ask for them. */
export const parts = [
  {
    name: 'Chromium',
    package: 'chromium',
    present: () => existsSync('/usr/bin/chromium'),
    usedBy: /playwright-core|bin\/chromium/,
  },
  {
    name: 'espeak-ng',
    package: 'espeak-ng',
    present: () => runs('espeak-ng', '--version'),
    usedBy: /createEspeakSpeech|['"]espeak-ng['"]/,
  },
  { name: 'socat', package: 'socat', present: () => runs('socat', '-V'), usedBy: /['"]socat['"]/ },
  { name: 'Poppler', package: 'poppler-utils', present: () => runs('pdftoppm', '-v'), usedBy: /pdfto(ppm|text)/ },
  {
    name: 'Noto CJK',
    package: 'fonts-noto-cjk',
    present: hasNotoCjk,
    usedBy: /playwright-core|resvg|sheet-picture|rare-characters/,
  },
  { name: 'pcscd', package: 'pcscd', present: () => runs('pcscd', '--version'), usedBy: /['"]pcscd['"]/ },
  {
    name: 'systemd',
    package: 'systemd',
    present: () => runs('systemd-analyze', '--version'),
    usedBy: /['"]systemd-analyze['"]/,
  },
  { name: 'vpcd', package: 'vsmartcard-vpcd', present: hasVpcd, usedBy: /vpcd/ },
  {
    name: 'ippeveprinter',
    package: 'cups-ipp-utils, avahi-daemon, dbus and iproute2',
    present: () => ippPrograms.every((program) => existsSync(program)),
    usedBy: /ippeveprinter/,
  },
  { name: 'PostgreSQL', package: 'postgresql', present: hasPostgres, usedBy: /from 'pg'|initdb/ },
];

const ippPrograms = ['/usr/sbin/ippeveprinter', '/usr/sbin/avahi-daemon', '/usr/bin/dbus-daemon'];

function runs(command, parameter) {
  return spawnSync(command, [parameter], { stdio: 'ignore', timeout: 10_000 }).error === undefined;
}

function hasNotoCjk() {
  const { stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8', timeout: 20_000 });
  return stdout?.includes('Noto Sans CJK') ?? false;
}

function hasVpcd() {
  const folder = '/usr/lib/pcsc/drivers/serial';
  return existsSync(folder) && readdirSync(folder).some((name) => name.includes('vpcd'));
}

function hasPostgres() {
  const folder = '/usr/lib/postgresql';
  return existsSync(folder) && readdirSync(folder).some((version) => existsSync(`${folder}/${version}/bin/initdb`));
}
