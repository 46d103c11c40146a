import { BigButton } from '../../ui/components/big-button.tsx';
import { Dialog } from '../../ui/components/dialog.tsx';

interface Way {
  readonly words: string;
  readonly press: () => void;
}

interface CountdownProps {
  /** Null while there is nothing to warn of. */
  readonly secondsLeft: number | null;
  readonly title: string;
  readonly hint: string;
  readonly stay: Way;
  readonly leave: Way;
}

/** The last seconds before the screen is cleared, and one touch to go on (UX rule 4). */
export function Countdown({ secondsLeft, title, hint, stay, leave }: CountdownProps) {
  return (
    <Dialog open={secondsLeft !== null} title={title} onClose={stay.press}>
      <div class="centre">
        <p class="idle-count" aria-hidden="true">
          {secondsLeft}
        </p>
        <p>{hint}</p>
        <div class="dialog-actions">
          <BigButton look="primary" onPress={stay.press}>
            {stay.words}
          </BigButton>
          <BigButton onPress={leave.press}>{leave.words}</BigButton>
        </div>
      </div>
    </Dialog>
  );
}
