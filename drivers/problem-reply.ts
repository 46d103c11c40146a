import type { FastifyError, FastifyReply } from 'fastify';
import type { ProblemCode } from '../protocol/problem-kinds.ts';
import { type Problem, problemOf, refuse } from '../protocol/problems.ts';
import { languageAsked } from '../protocol/text.ts';

/** Answers with problem details (RFC 9457), the words in the language asked for. */
export function sendProblem(reply: FastifyReply, code: ProblemCode, fields?: Problem['fields']): FastifyReply {
  const refusal = refuse(code, fields === undefined ? undefined : { fields });
  const problem = problemOf(refusal, languageAsked(reply.request.headers['accept-language']));
  return reply.code(problem.status).header('content-type', 'application/problem+json').send(JSON.stringify(problem));
}

/** Turns what Fastify refuses into a problem; never lets an error's own text out. */
export function sendError(error: FastifyError, reply: FastifyReply): FastifyReply {
  if (error.validation) {
    const fields = error.validation.map(({ instancePath, message }) => ({
      path: instancePath,
      message: message ?? '',
    }));
    return sendProblem(reply, 'invalid_request', fields);
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return sendProblem(reply, 'body_too_large');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return sendProblem(reply, 'unsupported_media_type');
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return sendProblem(reply, 'malformed_json');
    default:
      return sendProblem(
        reply,
        error.statusCode !== undefined && error.statusCode < 500 ? 'invalid_request' : 'internal_error',
      );
  }
}
