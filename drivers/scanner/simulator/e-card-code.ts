/**
 * The code on the phone of a synthetic person, as the stand-in gateway reads it: `ESSC1.` and base64url of a JSON array of number,
 * name and the end of its validity in milliseconds since 1970. A real code tells nothing by itself.
 */
export function standInCode(person: { readonly name: string; readonly idNumber: string }, endsAt: number): string {
  const body = JSON.stringify([person.idNumber, person.name, endsAt]);
  return `ESSC1.${Buffer.from(body).toString('base64url')}`;
}
