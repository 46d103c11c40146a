import { type Static, Type } from 'typebox';

/** Words for people, Chinese first. */
export const TextSchema = Type.Object(
  { zh: Type.String({ minLength: 1, maxLength: 400 }), en: Type.String({ minLength: 1, maxLength: 600 }) },
  { additionalProperties: false },
);
export type Text = Static<typeof TextSchema>;
export type Language = keyof Text;

/** The language that an `Accept-Language` asks for first; Chinese where that is not English. */
export function languageAsked(acceptLanguage: string | undefined): Language {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh';
}
