import { Type } from 'typebox';
import { SessionReply, SignInBody } from '../../../protocol/api.ts';
import { type Permission, permissions } from '../../../protocol/permissions.ts';
import { refuse } from '../../../protocol/problems.ts';
import { callerOfSession, permissionsOf } from '../../app/access.ts';
import type { AppContext } from '../../app/context.ts';
import { displayName, signIn } from '../../app/staff-accounts.ts';
import type { StaffMember } from '../../domain/staff/staff.ts';
import { sessionCookie } from '../authenticate.ts';
import { stampOf } from '../command-stamp.ts';
import type { HttpApp } from '../http-app.ts';
import { originOf } from '../idempotency.ts';
import { sendProblem } from '../problem-reply.ts';

const tags = ['session'];

/** Sign-in of staff by name and password; the session is a cookie that no script can read (E-03). */
export function sessionRoutes(app: HttpApp, context: AppContext): void {
  const { settings } = context;

  app.post(
    '/session',
    {
      config: { permission: 'public', rateLimit: { max: settings.guessesPerMinute, timeWindow: 60_000 } },
      schema: { tags, summary: 'Sign in', body: SignInBody, response: { 201: SessionReply } },
    },
    async (request, reply) => {
      const done = await signIn(context, { ...request.body, hours: settings.sessionHours });
      if (!done.ok) return sendProblem(request, reply, done.error);
      const caller = callerOfSession(context, done.value.cookie);
      if (caller.kind !== 'staff') return sendProblem(request, reply, refuse('sign_in_refused'));
      reply.setCookie(sessionCookie, done.value.cookie, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure: settings.publicUrl.startsWith('https:'),
        maxAge: settings.sessionHours * 3600,
      });
      return reply.code(201).send(await sessionReply(context, caller.member, caller.expiresAt));
    },
  );

  app.get(
    '/session',
    { config: { permission: 'session.read' }, schema: { tags, summary: 'Who am I', response: { 200: SessionReply } } },
    async (request, reply) => {
      const { caller } = request;
      if (caller.kind !== 'staff') return sendProblem(request, reply, refuse('not_signed_in'));
      return sessionReply(context, caller.member, caller.expiresAt);
    },
  );

  app.delete(
    '/session',
    { config: { permission: 'session.read' }, schema: { tags, summary: 'Sign out', response: { 204: Type.Null() } } },
    async (request, reply) => {
      const { caller } = request;
      if (caller.kind !== 'staff') return sendProblem(request, reply, refuse('not_signed_in'));
      const { member, session } = caller;
      const command = { ...stampOf(context, request), type: 'SignOut', staff: member.id, session } as const;
      const done = await context.agency.submit(command, originOf(request));
      if (!done.ok) return sendProblem(request, reply, done.error);
      return reply.clearCookie(sessionCookie, { path: '/' }).code(204).send(null);
    },
  );
}

async function sessionReply(context: AppContext, member: StaffMember, expiresAt: number): Promise<SessionReply> {
  const windows = member.halls.flatMap((id) => [
    ...(context.halls.get(id)?.writer.durable.queue.windows.values() ?? []),
  ]);
  return {
    staff: member.id,
    displayName: await displayName(context, member.id),
    staffNo: member.staffNo,
    positions: [...member.positions],
    permissions: permissionsOf(member.positions, Object.keys(permissions) as Permission[]),
    halls: [...member.halls],
    window: windows.find((window) => window.staff === member.id)?.id ?? null,
    expiresAt,
  };
}
