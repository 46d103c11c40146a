import { Icon } from '../../ui/components/icon.tsx';
import type { IdentityWay } from '../models/capabilities.ts';
import { icons } from './icons.ts';
import { LayAgain } from './lay-again.tsx';
import { cardWords } from './ways.ts';

/** What to lay on the reader, and what to try where it is not read; nothing where no card can be read. */
export function CardPicture({ ways }: { readonly ways: readonly IdentityWay[] }) {
  if (cardWords(ways) === null) return null;
  return (
    <>
      <div class="card-picture">
        <Icon svg={icons.idCard} size={200} />
        <Icon svg={icons.nfc} size={120} />
      </div>
      <LayAgain />
    </>
  );
}
