import '@awesome.me/webawesome/dist/components/input/input.js';
import '@awesome.me/webawesome/dist/components/radio/radio.js';
import '@awesome.me/webawesome/dist/components/radio-group/radio-group.js';
import { element } from './element.ts';

interface FieldProps {
  readonly label?: string;
  readonly hint?: string;
  readonly name?: string;
  readonly value?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly onInput?: (event: Event) => void;
  readonly onChange?: (event: Event) => void;
}

interface WaInputProps extends FieldProps {
  readonly type?: 'text' | 'password' | 'search' | 'number';
  readonly autocomplete?: string;
  readonly placeholder?: string;
  readonly maxlength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly withoutSpinButtons?: boolean;
  readonly passwordToggle?: boolean;
}

interface WaRadioGroupProps extends FieldProps {
  readonly orientation?: 'horizontal' | 'vertical';
}

interface WaRadioProps {
  readonly value: string;
  readonly appearance?: 'default' | 'button';
  readonly disabled?: boolean;
}

export const Input = element<WaInputProps>('wa-input');
export const RadioGroup = element<WaRadioGroupProps>('wa-radio-group');
export const Radio = element<WaRadioProps>('wa-radio');
