import { Select } from '@medusajs/ui';
import { useId } from 'react';
import { FieldFrame } from './field-frame.tsx';

/** Stands for an empty value: a select may not have one. */
const NONE = '\u0000none';

interface ChoiceInputProps {
  readonly label: string;
  readonly value: string;
  /** What an empty value is called; left out where there is none. */
  readonly none?: string;
  /** Values and their names. */
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly onChoose: (value: string) => void;
}

/** A choice among a few, with its label; half the width of its form. */
export function ChoiceInput({ label, value, none, options, hint, error, onChoose }: ChoiceInputProps) {
  const id = useId();
  const known = value === '' || options.some(([option]) => option === value);
  return (
    <FieldFrame id={id} label={label} optional={false} hint={hint} error={error} half>
      <Select
        size="small"
        value={value === '' && none !== undefined ? NONE : value}
        onValueChange={(chosen) => onChoose(chosen === NONE ? '' : chosen)}
      >
        <Select.Trigger id={id} aria-describedby={`${id}-hint`}>
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          {none !== undefined && <Select.Item value={NONE}>{none}</Select.Item>}
          {(known ? options : [...options, [value, value] as const]).map(([option, name]) => (
            <Select.Item key={option} value={option}>
              {name}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </FieldFrame>
  );
}
