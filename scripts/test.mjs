/**
 * `npm test`: installs, builds and runs every test, those with a browser and with devices too.
 * What cannot run here is listed by name; with CI=true it is a failure. The last line is the count.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './launch/build.mjs';
import { ensureInstalled } from './launch/install.mjs';
import { parts } from './test-run/parts.mjs';
import { testFiles, textWithImports } from './test-run/test-files.mjs';

const timeLimitMs = 60 * 60_000;
const reportFile = 'test-results/vitest.json';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const onServer = process.env.CI === 'true' || process.env.CI === '1';
ensureInstalled();
ensureBuilt();

const cannotRun = missingParts();
mkdirSync('test-results', { recursive: true });
rmSync(reportFile, { force: true });
const vitest = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...[...cannotRun.keys()].map((file) => `--exclude=${file}`),
    ...process.argv.slice(2),
  ],
  { stdio: ['ignore', 'inherit', 'inherit'], timeout: timeLimitMs },
);

for (const [file, missing] of cannotRun) {
  const needs = missing.map((part) => `${part.name} (Debian package ${part.package})`).join(', ');
  console.log(`not run: ${file} needs ${needs}`);
}
const { passed, failed, skipped } = count();
if (skipped > 0) console.log(`${skipped} skipped`);
const incomplete = cannotRun.size + skipped > 0;
if (incomplete && onServer) console.log('incomplete: with CI=true everything must run');
console.log(`${passed} passed, ${failed} failed`);
process.exit(vitest.status !== 0 || failed > 0 || (incomplete && onServer) ? 1 : 0);

/** Test files that a missing part keeps from running, with those parts. */
function missingParts() {
  const missing = parts.filter((part) => !part.present());
  const needs = testFiles().map((file) => {
    const text = missing.length > 0 ? textWithImports(file) : '';
    return [file, missing.filter((part) => part.usedBy.test(text))];
  });
  return new Map(needs.filter(([, lacking]) => lacking.length > 0));
}

/** Counts from the runner's report; a file that did not even load counts as one failure, and no report as one too. */
function count() {
  let report;
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
