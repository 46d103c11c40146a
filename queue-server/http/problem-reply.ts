import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { problemOf, type Refusal, refuse } from '../../protocol/problems.ts';
import { languageAsked } from '../../protocol/text.ts';

/** What is out of order for now is tried again so soon, where nobody knows better. */
const troubleSeconds = 1;

/** Answers with problem details in the language of the request, Chinese where it does not ask for English. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const problem = problemOf(refusal, languageAsked(request.headers['accept-language']));
  const told = refusal.more?.waitSeconds;
  const waitSeconds = typeof told === 'number' ? told : problem.status === 503 ? troubleSeconds : null;
  if (waitSeconds !== null) reply.header('retry-after', String(waitSeconds));
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

const byFastifyCode: Partial<Record<string, Refusal['code']>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_request',
  FST_ERR_BAD_URL: 'not_found',
  FST_ERR_MAX_PARAM_LENGTH: 'not_found',
};

/** A store that cannot write or read for now, for instance on a full disk: nothing was done, and later it can be. */
const isStoreTrouble = /^SQLITE_(FULL|IOERR|BUSY|READONLY|CANTOPEN)/;

/** What is answered when something was thrown: the request's own fault in its own words, ours without any. */
export function refusalOfError(error: FastifyError): Refusal {
  if (error.validation) {
    const fields = error.validation.map((one) => ({
      path: `${error.validationContext ?? 'body'}${one.instancePath}`,
      message: one.message ?? 'is not valid',
    }));
    return refuse('invalid_request', { fields });
  }
  const code = byFastifyCode[error.code];
  if (code) return refuse(code);
  if (isStoreTrouble.test(error.code)) return refuse('hall_restarting');
  if (error instanceof SyntaxError) return refuse('malformed_json');
  const status = error.statusCode ?? 500;
  if (status === 429) return refuse('too_many_requests');
  return refuse(status >= 400 && status < 500 ? 'invalid_request' : 'internal_error');
}
