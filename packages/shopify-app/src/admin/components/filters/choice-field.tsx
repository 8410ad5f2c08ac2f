interface ChoiceFieldProps {
  readonly label: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string | undefined) => void;
}

/** One of several, or any. */
export function ChoiceField({ label, any, value, options, onChoose }: ChoiceFieldProps) {
  return (
    <s-select label={label} value={value ?? ''} onChange={(event) => onChoose(event.currentTarget.value || undefined)}>
      <s-option value="">{any}</s-option>
      {options.map((option) => (
        <s-option key={option.value} value={option.value}>
          {option.label}
        </s-option>
      ))}
    </s-select>
  );
}
