import { Input } from '@medusajs/ui';
import { useId } from 'react';
import { FieldFrame } from './field-frame.tsx';

interface TextInputProps {
  readonly label: string;
  readonly value: string;
  readonly type?: 'text' | 'email' | 'date' | 'password';
  readonly numeric?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly onChange: (value: string) => void;
}

/** One line of text with its label; half the width of its form. */
export function TextInput({ label, value, type = 'text', numeric, hint, error, required, onChange }: TextInputProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} optional={required !== true} hint={hint} error={error} half>
      <Input
        id={id}
        size="small"
        type={type}
        autoComplete={type === 'password' ? 'new-password' : 'off'}
        inputMode={numeric === true ? 'numeric' : type === 'email' ? 'email' : 'text'}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  );
}
