import { FORMATS, readRows, writeRows, type FormatRow, type FormatsField as Field } from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';
import type { FieldProps } from './settings-field.tsx';
import { useCountries } from './use-countries.ts';

/** What businesses and public bodies of a country get, one row per country. */
export function FormatsField({ field, value, error, set }: FieldProps<Field>) {
  const { t } = useText();
  const rows = readRows(String(value));
  const change = (next: readonly FormatRow[]) => set(field.path, writeRows(next));
  return (
    <s-stack gap="small">
      <s-heading>{t('settings.formats.title')}</s-heading>
      <s-text color="subdued">{t('settings.formats.hint')}</s-text>
      {rows.length === 0 && <s-text color="subdued">{t('settings.formats.empty')}</s-text>}
      {rows.map((row, index) => (
        <Row
          key={index}
          row={row}
          onChange={(changed) => change(rows.with(index, changed))}
          onRemove={() => change(rows.toSpliced(index, 1))}
        />
      ))}
      {error !== '' && <s-text tone="critical">{error}</s-text>}
      <s-stack direction="inline">
        <s-button icon="plus" onClick={() => change([...rows, { country: '', format: '', publicFormat: '' }])}>
          {t('settings.formats.add')}
        </s-button>
      </s-stack>
    </s-stack>
  );
}

interface RowProps {
  readonly row: FormatRow;
  readonly onChange: (row: FormatRow) => void;
  readonly onRemove: () => void;
}

function Row({ row, onChange, onRemove }: RowProps) {
  const { t } = useText();
  const countries = useCountries();
  const name = countries.find(({ code }) => code === row.country)?.name ?? '';
  return (
    <s-grid gridTemplateColumns="1fr 1fr 1fr auto" gap="small-200" alignItems="end">
      <s-select
        label={t('settings.formats.country')}
        value={row.country}
        onChange={(event) => onChange({ ...row, country: event.currentTarget.value })}
      >
        <s-option value="">{t('settings.formats.chooseCountry')}</s-option>
        {countries.map((country) => (
          <s-option key={country.code} value={country.code}>
            {country.name}
          </s-option>
        ))}
      </s-select>
      <FormatChoice
        label={t('settings.formats.business')}
        value={row.format}
        onChoose={(format) => onChange({ ...row, format })}
      />
      <FormatChoice
        label={t('settings.formats.public')}
        value={row.publicFormat}
        onChoose={(publicFormat) => onChange({ ...row, publicFormat })}
      />
      <s-button
        variant="tertiary"
        icon="delete"
        accessibilityLabel={t('settings.formats.remove', { country: name })}
        onClick={onRemove}
      />
    </s-grid>
  );
}

interface FormatChoiceProps {
  readonly label: string;
  readonly value: FormatRow['format'];
  readonly onChoose: (format: FormatRow['format']) => void;
}

function FormatChoice({ label, value, onChoose }: FormatChoiceProps) {
  const { t } = useText();
  return (
    <s-select
      label={label}
      value={value}
      onChange={(event) => onChoose(FORMATS.find((format) => format === event.currentTarget.value) ?? '')}
    >
      <s-option value="">{t('settings.formats.asElsewhere')}</s-option>
      {FORMATS.map((format) => (
        <s-option key={format} value={format}>
          {t(`format.${format}`)}
        </s-option>
      ))}
    </s-select>
  );
}
