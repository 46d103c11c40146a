import type { ReassignReply } from '../../protocol/reassign-api.ts';
import type { Text } from '../../protocol/text.ts';

/** Why tickets stayed where they were: each reason once, with its numbers. */
export interface LeftGroup {
  readonly code: string;
  readonly why: Text;
  readonly numbers: readonly string[];
}

/** In the order in which the reasons first come; the words are those of the first ticket. */
export function leftByReason(left: ReassignReply['left']): readonly LeftGroup[] {
  const codes = [...new Set(left.map((one) => one.code))];
  return codes.flatMap((code) => {
    const those = left.filter((one) => one.code === code);
    const [first] = those;
    return first === undefined ? [] : [{ code, why: first.detail, numbers: those.map((one) => one.number) }];
  });
}
