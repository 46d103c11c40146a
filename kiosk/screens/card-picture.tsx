import type { CardFault } from '../../protocol/agent.ts';
import { Icon } from '../../ui/components/icon.tsx';
import type { IdentityWay } from '../models/capabilities.ts';
import { faultWords } from './confirm.tsx';
import { icons } from './icons.ts';
import { LayAgain } from './lay-again.tsx';
import { cardWords } from './ways.ts';

interface CardPictureProps {
  readonly ways: readonly IdentityWay[];
  readonly fault: CardFault | null;
}

/** What to lay on the reader, and why it was not read; where nothing is known of it, what to try. No picture where no card can be read. */
export function CardPicture({ ways, fault }: CardPictureProps) {
  const canRead = cardWords(ways) !== null;
  return (
    <>
      {canRead && (
        <div class="card-picture">
          <Icon svg={icons.idCard} size={200} />
          <Icon svg={icons.nfc} size={120} />
        </div>
      )}
      {canRead && fault === null && <LayAgain />}
      {fault !== null && (
        <p class="notice notice-warn" role="alert">
          <Icon svg={icons.triangleAlert} size={36} />
          {faultWords(fault)}
        </p>
      )}
    </>
  );
}
