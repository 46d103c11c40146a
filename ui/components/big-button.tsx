import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

interface BigButtonProps {
  readonly children: ComponentChildren;
  readonly onPress: () => void;
  readonly look?: 'primary' | 'plain' | 'help' | 'quiet';
  readonly icon?: string;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
}

/** A button of at least 72 px (100 px in elder mode) with words, and an icon where that helps. */
export function BigButton({ children, onPress, look = 'plain', icon, disabled, pressed }: BigButtonProps) {
  return (
    <button
      type="button"
      class={`button button-${look}`}
      onClick={onPress}
      disabled={disabled ?? false}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      {icon !== undefined && <Icon svg={icon} size={36} />}
      <span>{children}</span>
    </button>
  );
}
