import type { AgentStatus } from '../../protocol/agent.ts';

/** Looks at each status that the agent tells; `onAnother` is called where another run of it answers than before. */
export function watchRun(onAnother: () => void): (status: Pick<AgentStatus, 'run'>) => void {
  let known: string | undefined;
  return ({ run }) => {
    const isAnother = known !== undefined && run !== known;
    known = run;
    if (isAnother) onAnother();
  };
}
