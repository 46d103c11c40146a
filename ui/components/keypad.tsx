interface KeypadProps {
  readonly keys: readonly string[];
  /** Keys that would lead nowhere are shown but cannot be pressed. */
  readonly enabled?: (key: string) => boolean;
  readonly onKey: (key: string) => void;
  readonly onDelete: () => void;
  readonly onClear: () => void;
  readonly deleteLabel: string;
  readonly clearLabel: string;
}

/** Big keys on the screen, for letters and digits. */
export function Keypad({ keys, enabled, onKey, onDelete, onClear, deleteLabel, clearLabel }: KeypadProps) {
  return (
    <div class="keypad">
      {keys.map((key) => (
        <button type="button" key={key} disabled={enabled?.(key) === false} onClick={() => onKey(key)}>
          {key}
        </button>
      ))}
      <button type="button" class="keypad-wide" onClick={onDelete}>
        {deleteLabel}
      </button>
      <button type="button" class="keypad-wide" onClick={onClear}>
        {clearLabel}
      </button>
    </div>
  );
}
