import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { FastifySchema } from 'fastify';
import { Type } from 'typebox';
import { deviceKinds, deviceMay, type Permission, permissions } from '../../protocol/permissions.ts';
import { problemKinds } from '../../protocol/problem-kinds.ts';
import { ProblemSchema } from '../../protocol/problems.ts';

/** For a route that answers with a file: `produces` beside it says of which kind. */
export function fileReply(description: string) {
  return { 200: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary', description }) };
}

const problemReference = { $ref: '#/components/schemas/Problem' };
const keyHeader = {
  type: 'object',
  properties: {
    'idempotency-key': {
      type: 'string',
      minLength: 1,
      maxLength: 200,
      description: 'The same key of the same caller gives the same answer; with another body it is refused.',
    },
  },
};

/**
 * What every route has in common stands in the document once: which permission it asks for and who has it, its
 * Idempotency-Key, and the problem that it answers with any status from 400 on.
 */
export const openApiOptions: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: { title: 'Tidehall', version: '1', description: 'Commands go up here; facts come down by Socket.IO.' },
    components: {
      securitySchemes: {
        device: { type: 'http', scheme: 'bearer' },
        staff: { type: 'apiKey', in: 'cookie', name: 'tidehall_session' },
      },
      schemas: {
        Problem: {
          ...ProblemSchema,
          properties: {
            ...ProblemSchema.properties,
            code: { type: 'string', enum: Object.keys(problemKinds) },
          },
        },
      },
    },
  },
  transform({ schema, url, route }) {
    const { permission } = route.config ?? {};
    if (schema?.hide || permission === undefined) return { schema, url };
    const documented = {
      ...schema,
      ...(route.method === 'POST' ? { headers: keyHeader } : {}),
      security: securityOf(permission),
      'x-permission': permission,
    };
    return { schema: documented as FastifySchema, url };
  },
  transformObject(document) {
    if (!('openapiObject' in document)) return document.swaggerObject;
    const { openapiObject } = document;
    for (const operation of Object.values(openapiObject.paths ?? {}).flatMap((path) => Object.values(path ?? {}))) {
      if (typeof operation !== 'object' || !('responses' in operation)) continue;
      operation.responses = {
        ...operation.responses,
        default: {
          description: 'A refusal: problem details (RFC 9457) with a stable `code`.',
          content: { 'application/problem+json': { schema: problemReference } },
        },
      };
    }
    return openapiObject;
  },
};

function securityOf(permission: Permission | 'public'): Record<string, string[]>[] {
  if (permission === 'public') return [];
  const grant: { readonly positions: readonly string[]; readonly own?: readonly string[] } = permissions[permission];
  const forStaff = grant.positions.length > 0 || (grant.own?.length ?? 0) > 0;
  const forDevices = deviceKinds.some((kind) => deviceMay(permission, kind));
  return [...(forStaff ? [{ staff: [] }] : []), ...(forDevices ? [{ device: [] }] : [])];
}
