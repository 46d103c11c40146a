import { err, ok } from '../../../protocol/result.ts';
import type { PowerSupply } from '../power-source.ts';
import type { CommandOutput, RunCommand } from '../run-command.ts';

export type SimulatedLink = 'ok' | 'lost' | 'stale' | 'silent' | 'garbled';

/** A UPS and a PC to be switched off, at the other end of the commands that the driver runs. */
export interface SimulatedUps {
  readonly run: RunCommand;
  setSupply(supply: PowerSupply): void;
  setLink(link: SimulatedLink): void;
  /** What the commands to switch off and to wake answer. */
  setCommandsFail(fail: boolean): void;
  getStrings(): { readonly supply: PowerSupply; readonly link: SimulatedLink; readonly commandsFail: boolean };
  /** The commands that were run, but for questions to the UPS. */
  commands(): readonly string[];
}

/** As `upsc` of Network UPS Tools 2.8 prints it. */
const statusWords: Readonly<Record<PowerSupply, string>> = {
  mains: 'OL CHRG',
  battery: 'OB DISCHRG',
  low: 'OB LB DISCHRG',
};

/** Begins on mains with a sound link. A command other than `upsc` is noted and succeeds. There is nothing to close. */
export function createSimulatedUps(): SimulatedUps {
  let supply: PowerSupply = 'mains';
  let link: SimulatedLink = 'ok';
  let commandsFail = false;
  const commands: string[] = [];

  async function answerUpsc(limitMs: number): ReturnType<RunCommand> {
    switch (link) {
      case 'ok':
        return ok(printed(`${statusWords[supply]}\n`));
      case 'garbled':
        return ok(printed('\u0000\ufffd\n'));
      case 'lost':
        return ok(refused('Error: Driver not connected\n'));
      case 'stale':
        return ok(refused('Error: Data stale\n'));
      case 'silent':
        await new Promise((resolve) => setTimeout(resolve, limitMs));
        return err('timeout');
    }
  }

  return {
    run(words, limitMs) {
      if (words[0] === 'upsc') return answerUpsc(limitMs);
      commands.push(words.join(' '));
      return Promise.resolve(ok(commandsFail ? refused('Access denied\n') : printed('')));
    },
    setSupply(value) {
      supply = value;
    },
    setLink(value) {
      link = value;
    },
    setCommandsFail(fail) {
      commandsFail = fail;
    },
    getStrings: () => ({ supply, link, commandsFail }),
    commands: () => commands,
  };
}

function printed(out: string): CommandOutput {
  return { code: 0, out, errors: '' };
}

function refused(errors: string): CommandOutput {
  return { code: 1, out: '', errors };
}
