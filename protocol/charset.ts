/**
 * False where a body says that it is text of another character set than UTF-8. Every text is read as UTF-8 here, so a name would come out
 * as other characters.
 */
export function isUtf8(contentType: string | undefined): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(contentType ?? '')?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset);
}
