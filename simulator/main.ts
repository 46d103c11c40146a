import { runCommand, usage } from './run-command.ts';

const outcome = runCommand(process.argv.slice(2));
if (outcome.ok) {
  process.stdout.write(outcome.value);
} else {
  process.stderr.write(`${outcome.error}\n\n${usage}\n`);
  process.exitCode = 1;
}
