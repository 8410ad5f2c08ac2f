interface DayFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChoose: (day: string | undefined) => void;
}

/** A calendar day, `YYYY-MM-DD`. */
export function DayField({ label, value, onChoose }: DayFieldProps) {
  return (
    <s-date-field
      label={label}
      value={value ?? ''}
      onChange={(event) => onChoose(event.currentTarget.value || undefined)}
    />
  );
}
