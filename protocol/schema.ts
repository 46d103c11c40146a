import { Type } from 'typebox';

/** For what comes from outside: a member that nobody knows is refused, not passed over. */
export const strict = { additionalProperties: false } as const;

/** Words that are asked for: blanks alone say nothing and are refused. */
export const Said = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });

/** A value, or null where there is none. */
export const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
