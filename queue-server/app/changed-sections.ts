/** The members whose content differs; `seq` stands beside them in a change and is left out. */
export function changedSections<View extends object>(before: View, after: View): Partial<View> {
  const changed: Partial<View> = {};
  for (const key of Object.keys(after) as (keyof View)[]) {
    if (key === 'seq') continue;
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) changed[key] = after[key];
  }
  return changed;
}
