import { COUNTRY_CODES, type EInvoiceFormat } from '@quittance/core/model';
import { Plus, Trash } from '@medusajs/icons';
import { Button, IconButton, Select, Table, Text } from '@medusajs/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../../i18n/use-text.ts';
import { FieldFrame } from './field-frame.tsx';
import {
  faultOf,
  fieldId,
  type FormatRow,
  FORMATS,
  type FormatsField as Field,
  readRows,
  writeRows,
} from '@quittance/core/screens';
import type { SettingsForm } from './use-settings-form.ts';

/** Stands for "as everywhere else": a select may not have an empty value. */
const AS_ELSEWHERE = 'none';

/** Country by country, what businesses and what public bodies get. */
export function FormatsField({ field, form }: { field: Field; form: SettingsForm }) {
  const { t } = useText();
  const rows = readRows(String(form.draft[field.path] ?? ''));
  const change = (next: readonly FormatRow[]) => form.set(field.path, writeRows(next));
  const id = fieldId(field.path);
  const error = form.errors[field.path];
  return (
    <FieldFrame
      id={id}
      label={t('settings.formats.title')}
      optional={false}
      hint={t('settings.formats.hint')}
      error={error && t(error.key, error.values)}
      group
    >
      {rows.length === 0 ? (
        <Text size="small" className="text-ui-fg-muted">
          {t('settings.formats.empty')}
        </Text>
      ) : (
        <div className="shadow-borders-base overflow-x-auto rounded-lg">
          <Table aria-labelledby={`${id}-label`} aria-describedby={`${id}-hint`} data-testid="quittance-formats">
            <Table.Header className="border-t-0">
              <Table.Row>
                <Table.HeaderCell>{t('settings.formats.country')}</Table.HeaderCell>
                <Table.HeaderCell>{t('settings.formats.business')}</Table.HeaderCell>
                <Table.HeaderCell>{t('settings.formats.public')}</Table.HeaderCell>
                <Table.HeaderCell>
                  <span className="sr-only">{t('settings.formats.actions')}</span>
                </Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {rows.map((row, index) => (
                <Row
                  key={index}
                  row={row}
                  faulty={error !== undefined && faultOf(rows, index) !== undefined}
                  onChange={(changed) => change(rows.with(index, changed))}
                  onRemove={() => change(rows.toSpliced(index, 1))}
                />
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
      <Button
        id={id}
        type="button"
        size="small"
        variant="secondary"
        className="self-start"
        data-testid="quittance-formats-add"
        onClick={() => change([...rows, { country: '', format: '', publicFormat: '' }])}
      >
        <Plus aria-hidden />
        {t('settings.formats.add')}
      </Button>
    </FieldFrame>
  );
}

interface RowProps {
  readonly row: FormatRow;
  readonly faulty: boolean;
  readonly onChange: (row: FormatRow) => void;
  readonly onRemove: () => void;
}

function Row({ row, faulty, onChange, onRemove }: RowProps) {
  const { t } = useText();
  const countries = useCountries();
  const name = countries.find(({ code }) => code === row.country)?.name ?? '';
  return (
    <Table.Row data-testid="quittance-formats-row" data-country={row.country}>
      <Table.Cell>
        <Select size="small" value={row.country} onValueChange={(country) => onChange({ ...row, country })}>
          <Select.Trigger aria-label={t('settings.formats.country')} aria-invalid={faulty} className="min-w-[9rem]">
            <Select.Value placeholder={t('settings.formats.chooseCountry')} />
          </Select.Trigger>
          <Select.Content>
            {countries.map((country) => (
              <Select.Item key={country.code} value={country.code}>
                {country.name}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      </Table.Cell>
      <Table.Cell>
        <FormatChoice
          label={t('settings.formats.businessIn', { country: name })}
          value={row.format}
          onChoose={(format) => onChange({ ...row, format })}
        />
      </Table.Cell>
      <Table.Cell>
        <FormatChoice
          label={t('settings.formats.publicIn', { country: name })}
          value={row.publicFormat}
          onChoose={(publicFormat) => onChange({ ...row, publicFormat })}
        />
      </Table.Cell>
      <Table.Cell className="text-right">
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          aria-label={t('settings.formats.remove', { country: name })}
          onClick={onRemove}
        >
          <Trash />
        </IconButton>
      </Table.Cell>
    </Table.Row>
  );
}

interface FormatChoiceProps {
  readonly label: string;
  readonly value: EInvoiceFormat | '';
  readonly onChoose: (format: EInvoiceFormat | '') => void;
}

function FormatChoice({ label, value, onChoose }: FormatChoiceProps) {
  const { t } = useText();
  return (
    <Select
      size="small"
      value={value === '' ? AS_ELSEWHERE : value}
      onValueChange={(chosen) => onChoose(FORMATS.find((format) => format === chosen) ?? '')}
    >
      <Select.Trigger aria-label={label} className="min-w-[10rem]">
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        <Select.Item value={AS_ELSEWHERE}>{t('settings.formats.asElsewhere')}</Select.Item>
        {FORMATS.map((format) => (
          <Select.Item key={format} value={format}>
            {t(`format.${format}`)}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  );
}

/** Every country by its name in the admin's language. */
function useCountries(): readonly { readonly code: string; readonly name: string }[] {
  const { i18n } = useTranslation();
  const language = i18n.language ?? 'en';
  return useMemo(() => {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
    return COUNTRY_CODES.map((code) => ({ code, name: names.of(code) ?? code })).toSorted((one, other) =>
      one.name.localeCompare(other.name, language),
    );
  }, [language]);
}
