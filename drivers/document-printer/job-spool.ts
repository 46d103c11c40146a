import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '../../protocol/result.ts';
import { delay } from '../time-limit.ts';
import type { IppClient, IppTrouble } from './ipp/ipp-client.ts';
import { type IppAttributes, isSuccess, numberOf, textsOf } from './ipp/ipp-codec.ts';
import type { DocumentPrinterLimits } from './limits.ts';

const jobFormat = 'application/pdf';

/** What this PC has lying at the printer. Its jobs bear its own mark, so that another kiosk's at the same printer are left alone. */
export interface JobSpool {
  /** Hands a document over; the printer's number of the job. A refusal is `fault`, a full or busy printer `busy`. */
  submit(pdf: Uint8Array, copies: number): Promise<Result<number, IppTrouble | 'busy'>>;
  /** How the job stands; null where the printer knows of none such (switched off and on, for instance). */
  look(job: number): Promise<Result<IppAttributes | null, IppTrouble>>;
  /** Asks the printer to drop the job. That it had ended already is no refusal. */
  cancel(job: number): Promise<Result<void, IppTrouble>>;
  /** Drops every job of this PC and asks again until none is left there (D-27). */
  clear(): Promise<Result<void, IppTrouble>>;
}

/** `mark` begins the name of each job, and is the user that it is sent for: nothing personal. */
export function createJobSpool(client: IppClient, mark: string, limits: DocumentPrinterLimits): JobSpool {
  const user = { 'requesting-user-name': mark };

  async function submit(pdf: Uint8Array, copies: number): Promise<Result<number, IppTrouble | 'busy'>> {
    const answer = await client.ask(
      {
        operation: 'Print-Job',
        attributes: {
          ...user,
          'job-name': `${mark}-${randomBytes(6).toString('hex')}`,
          'ipp-attribute-fidelity': false,
          'document-format': jobFormat,
        },
        job: { copies },
        document: pdf,
      },
      limits.sendMs,
    );
    if (!answer.ok) return answer;
    if (/^server-error-(busy|temporary-error|not-accepting-jobs|too-many-jobs)$/.test(answer.value.status)) {
      return err('busy');
    }
    const job = numberOf(answer.value.jobs[0] ?? {}, 'job-id');
    return isSuccess(answer.value) && job !== null ? ok(job) : err('fault');
  }

  async function look(job: number): Promise<Result<IppAttributes | null, IppTrouble>> {
    const answer = await client.ask(
      {
        operation: 'Get-Job-Attributes',
        attributes: {
          'job-id': job,
          ...user,
          'requested-attributes': [
            'job-id',
            'job-state',
            'job-state-reasons',
            'job-impressions-completed',
            'job-media-sheets-completed',
          ],
        },
      },
      limits.answerMs,
    );
    if (!answer.ok) return answer;
    const { status, jobs } = answer.value;
    if (status === 'client-error-not-found' || status === 'client-error-gone') return ok(null);
    return isSuccess(answer.value) && jobs[0] ? ok(jobs[0]) : err('fault');
  }

  async function cancel(job: number): Promise<Result<void, IppTrouble>> {
    const answer = await client.ask(
      { operation: 'Cancel-Job', attributes: { 'job-id': job, ...user } },
      limits.answerMs,
    );
    return answer.ok ? ok(undefined) : answer;
  }

  async function left(): Promise<Result<readonly number[], IppTrouble>> {
    const answer = await client.ask(
      {
        operation: 'Get-Jobs',
        attributes: {
          ...user,
          'which-jobs': 'not-completed',
          'requested-attributes': ['job-id', 'job-name', 'job-state'],
        },
      },
      limits.answerMs,
    );
    if (!answer.ok) return answer;
    if (!isSuccess(answer.value)) return err('fault');
    const mine = answer.value.jobs.filter((job) => textsOf(job, 'job-name')[0]?.startsWith(`${mark}-`));
    return ok(mine.flatMap((job) => numberOf(job, 'job-id') ?? []));
  }

  async function clear(): Promise<Result<void, IppTrouble>> {
    const deadline = performance.now() + limits.cancelMs;
    for (;;) {
      const found = await left();
      if (!found.ok) return found;
      if (found.value.length === 0) return ok(undefined);
      if (performance.now() > deadline) return err('stalled');
      for (const job of found.value) {
        const cancelled = await cancel(job);
        if (!cancelled.ok) return cancelled;
      }
      await delay(limits.pollMs);
    }
  }

  return { submit, look, cancel, clear };
}
