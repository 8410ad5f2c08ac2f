import { DatePicker, Text } from '@medusajs/ui';
import { dayFromPicker, pickerDate } from '@quittance/core/screens';

interface DayFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChoose: (day: string | undefined) => void;
}

/** A calendar day, typed or picked. */
export function DayField({ label, value, onChoose }: DayFieldProps) {
  const choose = (date: Date | null) => {
    const day = date === null ? undefined : dayFromPicker(date);
    // While a year is being typed the picker reports the year 2, 20, 202 …
    if (day === undefined || day >= '2000') onChoose(day);
  };
  return (
    <div className="flex items-center gap-x-2">
      <Text size="small" leading="compact" className="text-ui-fg-subtle" aria-hidden>
        {label}
      </Text>
      <DatePicker
        size="small"
        granularity="day"
        aria-label={label}
        value={value === undefined ? null : pickerDate(value)}
        onChange={choose}
      />
    </div>
  );
}
