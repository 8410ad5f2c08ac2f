import { Select } from '@medusajs/ui';

/** Stands for "no filter": a select may not have an empty value. */
const ANY = 'any';

interface ChoiceFieldProps {
  readonly label: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string | undefined) => void;
}

export function ChoiceField({ label, any, value, options, onChoose }: ChoiceFieldProps) {
  return (
    <Select size="small" value={value ?? ANY} onValueChange={(chosen) => onChoose(chosen === ANY ? undefined : chosen)}>
      <Select.Trigger aria-label={label} className="w-auto min-w-36 gap-x-2">
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        <Select.Item value={ANY}>{any}</Select.Item>
        {options.map((option) => (
          <Select.Item key={option.value} value={option.value}>
            {option.label}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  );
}
